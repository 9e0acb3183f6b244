package dev.fbads.local.launcher.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.ServiceModule;
import dev.fbads.local.launcher.stack.StackException;

/** The pure planner, in a JVM of its own from the built sync service; needs no stack. */
public final class PlanBench {

    private static final String PROGRAM = "dev.fbads.sync.plan.PlanTiming";

    private final Path checkout;
    private final Consumer<String> out;

    public PlanBench(Path checkout, Consumer<String> out) {
        this.checkout = checkout;
        this.out = out;
    }

    public void run() {
        var built = ServiceModule.SYNC.jar(checkout).getParent();
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                built.resolve("app") + "/*" + File.pathSeparator + built.resolve("lib/main") + "/*", PROGRAM)
                .redirectErrorStream(true);
        try {
            var process = command.start();
            try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(out);
            }
            if (process.waitFor() != 0) {
                throw new StackException("the planner's timing ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new StackException("the planner's timing cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while planning", e);
        }
    }
}
