package dev.fbads.local.launcher.stack;

import java.nio.file.Files;

/** Refuses to start what was not built, before anything runs. */
final class BuiltModules {

    private BuiltModules() {
    }

    static void require(StackConfig config) {
        for (var module : ServiceModule.values()) {
            boolean needed = module != ServiceModule.SIMULATOR || config.simulated();
            if (needed && Files.notExists(module.jar(config.checkout()))) {
                throw new StackException("%s is not built (%s is missing); ./fbads up builds it".formatted(
                        module.serviceName(), module.jar(config.checkout())));
            }
        }
    }
}
