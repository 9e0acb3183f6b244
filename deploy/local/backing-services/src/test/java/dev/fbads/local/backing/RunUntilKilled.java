package dev.fbads.local.backing;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Another JVM with backing services, for tests that kill it. */
final class RunUntilKilled {

    private RunUntilKilled() {
    }

    static BackingConfig config(Path folder) {
        return BackingConfig.temporary().withMode(BackingMode.EMBEDDED).withDataDir(folder)
                .withServices(Set.of(ServiceKind.POSTGRES, ServiceKind.REDIS));
    }

    public static void main(String[] arguments) throws Exception {
        try (var backing = BackingServices.start(config(Path.of(arguments[0])));
                var owner = backing.postgres().connect("fbads_owner")) {
            owner.createStatement().execute("CREATE TABLE stored AS SELECT 42 AS answer");
            System.out.println("running");
            new CountDownLatch(1).await();
        }
    }
}
