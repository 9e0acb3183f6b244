package dev.fbads.local.launcher.stack;

import java.util.HashMap;
import java.util.Map;

/** The variables of the service processes: addresses and the secrets of this stack. */
final class ServiceEnvironment {

    private static final String SIMULATOR_TOKEN = "simulator-token";
    /** The simulator's only Meta app. */
    private static final Map<String, String> SIMULATED_APP = Map.of("FBADS_APP_ID", "700100200300400", "FBADS_APP_SECRET",
            "simulator-app-secret", "FBADS_WEBHOOK_VERIFY_TOKEN", "simulator-verify-token");

    private ServiceEnvironment() {
    }

    static Map<String, String> of(StackConfig config, StackPorts ports, Map<String, String> backing, String serviceToken) {
        var variables = new HashMap<>(backing);
        // Production would refuse the simulator, a clock that is set, and passwords that are known.
        variables.put("QUARKUS_PROFILE", "local");
        variables.put("FBADS_BIND", "127.0.0.1");
        ports.services().forEach((module, port) -> variables.put(module.portVariable(), Integer.toString(port)));
        variables.put("FBADS_GATEWAY_URL", ports.url(ServiceModule.GATEWAY));
        variables.put("FBADS_EDGE_URL", "http://localhost:" + ports.edge());
        variables.put("FBADS_SERVICE_TOKEN", serviceToken);
        variables.put("FBADS_LOG_JSON", "false");
        variables.put("FBADS_VAULT_ACTIVE_KEY", "local");
        variables.put("FBADS_VAULT_KEYS_LOCAL", config.state().vaultKey());
        if (config.simulated()) {
            variables.put(StackConfig.GRAPH_URL, ports.url(ServiceModule.SIMULATOR));
            variables.put("FBADS_GRAPH_TOKEN", SIMULATOR_TOKEN);
            variables.putAll(SIMULATED_APP);
            variables.put("FBADS_CONNECT_DIALOG_URL", ports.url(ServiceModule.SIMULATOR));
        }
        config.clock().ifPresent(instant -> variables.put(StackConfig.CLOCK, instant.toString()));
        variables.putAll(config.environment());
        return Map.copyOf(variables);
    }
}
