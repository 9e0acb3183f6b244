package dev.fbads.local.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingMode;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.launcher.state.StateDir;

/**
 * How a stack is to run.
 *
 * @param checkout the folder of the repository, with the built modules
 * @param state where logs, secrets and process ids go
 * @param backing the services below
 * @param ports of the service processes; 0 or absent means a free one
 * @param edgePort 0 means a free one
 * @param jvmOptions of each service process
 * @param environment for the service processes, over everything the stack sets itself; {@code FBADS_GRAPH_URL} here means
 *        a Graph other than the simulator
 * @param clock the instant at which the clock of the services starts to tick when the stack starts; absent: the real one
 * @param patience how long one service may take to be ready
 */
public record StackConfig(Path checkout, StateDir state, BackingConfig backing, Map<ServiceModule, Integer> ports,
        int edgePort, List<String> jvmOptions, Map<String, String> environment, Optional<Instant> clock, Duration patience) {

    /** Small heaps: six JVMs share one machine. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    static final String EDGE_PORT = "FBADS_EDGE_PORT";
    static final String GRAPH_URL = "FBADS_GRAPH_URL";
    static final String CLOCK = "FBADS_CLOCK_INSTANT";
    private static final String WEBHOOKS = "FBADS_WEBHOOKS_ENABLED";
    private static final int DEFAULT_EDGE_PORT = 8080;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public StackConfig {
        ports = Map.copyOf(ports);
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /**
     * The developer's stack: default ports unless a variable names another, data that survives.
     *
     * @param variables the process environment
     */
    public static StackConfig local(Path checkout, Map<String, String> variables) {
        var state = StateDir.of(checkout);
        var graph = realGraph(variables);
        var backing = BackingConfig.persistent(state.data(graph.isEmpty()));
        for (var kind : ServiceKind.values()) {
            backing = backing.withPort(kind, port(variables, kind.portVariable(), kind.defaultPort()));
        }
        var ports = new EnumMap<ServiceModule, Integer>(ServiceModule.class);
        for (var module : ServiceModule.values()) {
            ports.put(module, port(variables, module.portVariable(), module.defaultPort()));
        }
        // Meta's webhooks do not reach this machine, except through a tunnel.
        var environment = graph.map(url -> Map.of(GRAPH_URL, url, WEBHOOKS, variables.getOrDefault(WEBHOOKS, "false")))
                .orElse(Map.of());
        return new StackConfig(checkout, state, backing, ports, port(variables, EDGE_PORT, DEFAULT_EDGE_PORT),
                jvmOptions(variables), environment, clock(variables), PATIENCE);
    }

    /** A stack beside any other: free ports, temporary data and state. */
    public static StackConfig temporary(Path checkout) {
        return new StackConfig(checkout, new StateDir(Folders.temporary("stack"), true), BackingConfig.temporary(), Map.of(), 0,
                JVM_OPTIONS, Map.of(), Optional.empty(), PATIENCE);
    }

    public StackConfig withBackingMode(BackingMode mode) {
        return new StackConfig(checkout, state, backing.withMode(mode), ports, edgePort, jvmOptions, environment, clock,
                patience);
    }

    /** PostgreSQL writes as in production although its data is temporary. */
    public StackConfig withDurableWrites() {
        return new StackConfig(checkout, state, backing.withDurableWrites(), ports, edgePort, jvmOptions, environment, clock,
                patience);
    }

    public StackConfig withEnvironment(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new StackConfig(checkout, state, backing, ports, edgePort, jvmOptions, changed, clock, patience);
    }

    public StackConfig withClock(Instant start) {
        return new StackConfig(checkout, state, backing, ports, edgePort, jvmOptions, environment, Optional.of(start),
                patience);
    }

    public StackConfig withPatience(Duration newPatience) {
        return new StackConfig(checkout, state, backing, ports, edgePort, jvmOptions, environment, clock, newPatience);
    }

    /** Whether the simulator stands in for Meta. */
    public boolean simulated() {
        return !environment.containsKey(GRAPH_URL);
    }

    /** The address of a Graph API other than the simulator. */
    private static Optional<String> realGraph(Map<String, String> variables) {
        return Optional.of(variables.getOrDefault(GRAPH_URL, "").strip()).filter(url -> !url.isEmpty());
    }

    private static List<String> jvmOptions(Map<String, String> variables) {
        var own = variables.getOrDefault("FBADS_JAVA_OPTS", "").strip();
        return own.isEmpty() ? JVM_OPTIONS : List.of(own.split("\\s+"));
    }

    private static Optional<Instant> clock(Map<String, String> variables) {
        var text = variables.getOrDefault(CLOCK, "").strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new StackException("%s is no instant: '%s'".formatted(CLOCK, text), e);
        }
    }

    private static int port(Map<String, String> variables, String variable, int absent) {
        var text = variables.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new StackException("%s is no port: '%s'".formatted(variable, text));
        }
        return Integer.parseInt(text);
    }
}
