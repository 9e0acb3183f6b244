package dev.fbads.local.launcher.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The modules that run as processes of their own. */
public enum ServiceModule {
    SIMULATOR("graph-simulator", "deploy/local/graph-simulator", "FBADS_SIMULATOR_PORT", 8085),
    GATEWAY("fb-gateway-service", "fb-gateway-service", "FBADS_GATEWAY_PORT", 8081),
    SYNC("sync-service", "sync-service", "FBADS_SYNC_PORT", 8082),
    QUERY("query-service", "query-service", "FBADS_QUERY_PORT", 8083),
    NOTIFIER("notifier-service", "notifier-service", "FBADS_NOTIFIER_PORT", 8084);

    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    private final String serviceName;
    private final String folder;
    private final String portVariable;
    private final int defaultPort;

    ServiceModule(String serviceName, String folder, String portVariable, int defaultPort) {
        this.serviceName = serviceName;
        this.folder = folder;
        this.portVariable = portVariable;
        this.defaultPort = defaultPort;
    }

    public static Optional<ServiceModule> named(String serviceName) {
        return Arrays.stream(values()).filter(module -> module.serviceName.equals(serviceName)).findFirst();
    }

    public String serviceName() {
        return serviceName;
    }

    public String portVariable() {
        return portVariable;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** What {@code java -jar} runs. */
    public Path jar(Path checkout) {
        return checkout.resolve(folder).resolve(JAR);
    }
}
