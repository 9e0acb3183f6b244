package dev.fbads.local.launcher.stack;

import java.util.EnumMap;
import java.util.Map;

import dev.fbads.local.backing.process.Ports;

/** The ports of edge and service processes, all of them checked before anything starts. */
record StackPorts(int edge, Map<ServiceModule, Integer> services) {

    StackPorts {
        services = Map.copyOf(services);
    }

    /** @throws dev.fbads.local.backing.PortTakenException naming the port and the variable that changes it */
    static StackPorts resolve(StackConfig config) {
        var services = new EnumMap<ServiceModule, Integer>(ServiceModule.class);
        for (var module : ServiceModule.values()) {
            if (module != ServiceModule.SIMULATOR || config.simulated()) {
                services.put(module, Ports.resolve(config.ports().getOrDefault(module, 0), module.serviceName(),
                        module.portVariable()));
            }
        }
        return new StackPorts(Ports.resolve(config.edgePort(), "edge", StackConfig.EDGE_PORT), services);
    }

    int of(ServiceModule module) {
        var port = services.get(module);
        if (port == null) {
            throw new IllegalArgumentException(module.serviceName() + " does not run in this stack");
        }
        return port;
    }

    String url(ServiceModule module) {
        return "http://127.0.0.1:" + of(module);
    }
}
