package dev.fbads.local.launcher.stack;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service processes of a stack, by name, and the variables that each of them starts with. */
final class ServiceProcesses {

    private final StackConfig config;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();

    /** @param clock the stack's own time, if the configuration names an instant */
    ServiceProcesses(StackConfig config, Map<String, String> environment, Clock clock) {
        this.config = config;
        this.environment = environment;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when there is none of this name */
    synchronized ServiceProcess get(String name) {
        var process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("no process %s; there are %s".formatted(name, processes.keySet()));
        }
        return process;
    }

    synchronized List<ServiceProcess> all() {
        return List.copyOf(processes.values());
    }

    /** The first instance of a service; not started yet. */
    ServiceProcess add(ServiceModule module, int port) {
        return add(module.serviceName(), module, port, Map.of());
    }

    /**
     * A further instance, named {@code <service>-<n>}; not started yet.
     *
     * @param settings variables, over those of the stack
     */
    synchronized ServiceProcess addReplica(ServiceModule module, int port, Map<String, String> settings) {
        int number = 2;
        while (processes.containsKey(module.serviceName() + "-" + number)) {
            number++;
        }
        return add(module.serviceName() + "-" + number, module, port, settings);
    }

    /** Stops all processes. */
    void close() {
        all().parallelStream().forEach(ServiceProcess::close);
    }

    private synchronized ServiceProcess add(String name, ServiceModule module, int port, Map<String, String> settings) {
        var process = new ServiceProcess(name, module.jar(config.checkout()), port, () -> variables(module, port, settings),
                config);
        processes.put(name, process);
        return process;
    }

    /** A service that starts later than the others, or again, gets the time that the others have reached. */
    private Map<String, String> variables(ServiceModule module, int port, Map<String, String> settings) {
        var variables = new HashMap<>(environment);
        if (config.clock().isPresent() && !config.environment().containsKey(StackConfig.CLOCK)) {
            variables.put(StackConfig.CLOCK, clock.instant().toString());
        }
        variables.putAll(settings);
        variables.put(module.portVariable(), Integer.toString(port));
        return variables;
    }
}
