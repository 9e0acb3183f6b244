package dev.fbads.local.launcher.stack;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.fbads.local.backing.BackingServices;
import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.launcher.edge.Edge;
import dev.fbads.local.launcher.edge.Route;
import dev.fbads.local.launcher.seed.AccountSeed;
import dev.fbads.local.launcher.seed.HostSeed;
import dev.fbads.local.launcher.state.Leftover;
import dev.fbads.local.launcher.state.RunningStack;

/**
 * The whole suite, running on this machine.
 *
 * <ol>
 * <li>All ports are checked before anything starts.
 * <li>A start that fails leaves nothing running and says the cause.
 * <li>However this JVM ends, the processes end with it.
 * </ol>
 */
public final class Stack implements AutoCloseable {

    /** query-service and notifier-service read what sync-service's migrations make. */
    private static final List<Set<ServiceModule>> WAVES = List.of(
            EnumSet.of(ServiceModule.SIMULATOR, ServiceModule.GATEWAY, ServiceModule.SYNC),
            EnumSet.of(ServiceModule.QUERY, ServiceModule.NOTIFIER));

    private final StackConfig config;
    private final StackPorts ports;
    private final Consumer<String> progress;
    private final BackingServices backing;
    private final Map<String, String> environment;
    private final String serviceToken;
    private final Clock clock;
    private final ServiceProcesses processes;
    private final Thread closer = new Thread(this::closeAll, "stack-closer");
    private Edge edge = Edge.closed();
    private boolean closed;

    private Stack(StackConfig config, StackPorts ports, BackingServices backing, Consumer<String> progress) {
        this.config = config;
        this.ports = ports;
        this.backing = backing;
        this.progress = progress;
        this.serviceToken = config.state().serviceToken();
        var real = Clock.systemUTC();
        this.clock = config.clock().map(start -> Clock.offset(real, Duration.between(real.instant(), start))).orElse(real);
        this.environment = ServiceEnvironment.of(config, ports, backing.environment(), serviceToken);
        this.processes = new ServiceProcesses(config, environment, clock);
    }

    public static Stack start(StackConfig config) {
        return start(config, line -> {
        });
    }

    /**
     * Starts everything and returns when the edge serves a seeded stack.
     *
     * @param progress receives a line when a part is ready
     * @throws dev.fbads.local.backing.PortTakenException when a fixed port is in use
     * @throws StackException when a service does not come up, with the end of its log
     */
    public static Stack start(StackConfig config, Consumer<String> progress) {
        Leftover.endProcesses(config.state());
        BuiltModules.require(config);
        var ports = StackPorts.resolve(config);
        long begin = System.nanoTime();
        var backing = BackingServices.startOwned(config.backing());
        progress.accept("PostgreSQL, Kafka, Redis, OIDC %s".formatted(Elapsed.since(begin)));
        var stack = new Stack(config, ports, backing, progress);
        Runtime.getRuntime().addShutdownHook(stack.closer);
        try {
            stack.startServices();
            stack.seed();
            stack.edge = Edge.start(ports.edge(), stack::upstream);
            stack.describe(true).write(config.state());
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** Where the public API is. */
    public String url() {
        return "http://localhost:" + ports.edge();
    }

    /** Where one service is, past the edge. */
    public String url(String serviceName) {
        return process(serviceName).url();
    }

    /** A process by its service's name, or by {@code <name>-<n>} for a replica. */
    public ServiceProcess process(String name) {
        return processes.get(name);
    }

    public List<ServiceProcess> processes() {
        return processes.all();
    }

    /** A further instance of a service at a free port, ready; the edge keeps sending to the first. */
    public ServiceProcess startReplica(String serviceName) {
        return startReplica(serviceName, Map.of());
    }

    /**
     * The same with settings of its own.
     *
     * @param settings variables, over those of the stack
     */
    public ServiceProcess startReplica(String serviceName, Map<String, String> settings) {
        var module = ServiceModule.named(serviceName)
                .orElseThrow(() -> new IllegalArgumentException("no service " + serviceName));
        var replica = processes.addReplica(module, Ports.free(), settings);
        replica.launch();
        describe(true).write(config.state());
        replica.awaitReady();
        return replica;
    }

    /** A bearer token of a local user, as the OIDC provider would give it. */
    public String token(String userName) {
        return backing.oidc().token(userName);
    }

    /** What the services say to each other with; also in the state directory. */
    public String serviceToken() {
        return serviceToken;
    }

    public BackingServices backing() {
        return backing;
    }

    /** The clock by which the services know today: the real one unless the configuration names another. */
    public Clock clock() {
        return clock;
    }

    /** What each service's JVM was started with. */
    public List<String> jvmOptions() {
        return config.jvmOptions();
    }

    /** The variables that the service processes got. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Stops everything in the reverse order; nothing is left running. */
    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            return; // the JVM is ending, and the hook with it
        }
    }

    private void startServices() {
        for (var wave : WAVES) {
            long begin = System.nanoTime();
            var starting = wave.stream().filter(ports.services()::containsKey)
                    .map(module -> processes.add(module, ports.of(module))).toList();
            starting.forEach(ServiceProcess::launch);
            describe(false).write(config.state());
            for (var process : starting) {
                process.awaitReady();
                progress.accept("%s %s".formatted(process.name(), Elapsed.since(begin)));
            }
        }
    }

    private void seed() {
        HostSeed.run(backing.postgres());
        int accounts = new AccountSeed(ports.url(ServiceModule.GATEWAY), serviceToken, config.simulated())
                .run(backing.postgres());
        progress.accept("%d ad accounts".formatted(accounts));
    }

    private int upstream(Route route) {
        return ports.of(switch (route) {
            case SYNC -> ServiceModule.SYNC;
            case QUERY -> ServiceModule.QUERY;
            case GATEWAY -> ServiceModule.GATEWAY;
            case NOTIFIER -> ServiceModule.NOTIFIER;
        });
    }

    /** What the next command needs to know. */
    public RunningStack describe(boolean ready) {
        var children = new HashMap<String, RunningStack.Child>();
        for (var process : processes()) {
            children.put(process.name(), new RunningStack.Child(process.pid(), process.url(), process.jar().toString()));
        }
        return new RunningStack(ProcessHandle.current().pid(), ready, url(), backing.oidc().issuer(),
                backing.postgres().jdbcUrl(), backing.kafka().bootstrapServers(), backing.redis().uri(),
                RunningStack.aheadOfRealTime(clock), children);
    }

    private synchronized void closeAll() {
        if (closed) {
            return;
        }
        closed = true;
        edge.close();
        processes.close();
        backing.close();
        RunningStack.forget(config.state());
        if (config.state().temporary()) {
            Folders.delete(config.state().folder());
        }
    }
}
