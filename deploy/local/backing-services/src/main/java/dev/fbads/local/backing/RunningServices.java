package dev.fbads.local.backing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.LogManager;

import org.slf4j.LoggerFactory;

import dev.fbads.local.backing.kafka.KafkaService;
import dev.fbads.local.backing.oidc.OidcService;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.backing.redis.RedisService;

/** The services of one configuration, started together and closed together, at the latest when the JVM ends. */
final class RunningServices implements BackingServices {

    private final BackingConfig config;
    private final Map<ServiceKind, BackingService> services;
    private final Thread closer = new Thread(this::closeAll, "backing-services-closer");
    private boolean closed;

    private RunningServices(BackingConfig config, Map<ServiceKind, BackingService> services) {
        this.config = config;
        this.services = services;
    }

    static RunningServices start(BackingConfig config, boolean closeWithJvm) {
        initializeLogging();
        var services = new EnumMap<ServiceKind, BackingService>(ServiceKind.class);
        try {
            for (var kind : config.services()) {
                services.put(kind, ServiceFactory.create(kind, config));
            }
        } catch (RuntimeException e) {
            services.values().forEach(BackingService::close);
            throw e;
        }
        var running = new RunningServices(config, services);
        if (closeWithJvm) {
            Runtime.getRuntime().addShutdownHook(running.closer);
        }
        try {
            running.inParallel(BackingService::start);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    @Override
    public PostgresService postgres() {
        return (PostgresService) service(ServiceKind.POSTGRES);
    }

    @Override
    public KafkaService kafka() {
        return (KafkaService) service(ServiceKind.KAFKA);
    }

    @Override
    public RedisService redis() {
        return (RedisService) service(ServiceKind.REDIS);
    }

    @Override
    public OidcService oidc() {
        return (OidcService) service(ServiceKind.OIDC);
    }

    @Override
    public Map<String, String> environment() {
        return ServiceEnvironment.of(this, services.keySet(), config);
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException e) {
            return; // the JVM is ending, and the hook with it
        }
    }

    private synchronized void closeAll() {
        if (!closed) {
            closed = true;
            inParallel(BackingService::close);
        }
    }

    /** JBoss LogManager deadlocks when two threads are the first to log. */
    private static void initializeLogging() {
        LogManager.getLogManager().getLoggerNames();
        LoggerFactory.getLogger(RunningServices.class).trace("logging works");
    }

    private BackingService service(ServiceKind kind) {
        var service = services.get(kind);
        if (service == null) {
            throw new IllegalStateException(kind.title() + " was not asked for");
        }
        return service;
    }

    /** Waits for all, and then throws what the first one threw. */
    private void inParallel(Consumer<BackingService> action) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        services.forEach((kind, service) -> running.add(CompletableFuture.runAsync(() -> action.accept(service),
                task -> Thread.ofPlatform().name("backing-" + kind).start(task))));
        var all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BackingException known ? known
                    : new BackingException("a backing service failed: " + e.getCause(), e.getCause());
        }
    }
}
