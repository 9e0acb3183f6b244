package dev.fbads.local.backing.testing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingException;
import dev.fbads.local.backing.BackingServices;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.backing.kafka.KafkaService;
import dev.fbads.local.backing.oidc.OidcService;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.backing.redis.RedisService;

/** Services that start when they are first asked for and end when the JVM's main thread has ended. */
final class LazyServices implements BackingServices {

    private final Map<ServiceKind, BackingServices> started = new EnumMap<>(ServiceKind.class);

    synchronized void ensure(Set<ServiceKind> kinds) {
        var missing = new HashSet<>(kinds);
        missing.removeAll(started.keySet());
        if (!missing.isEmpty()) {
            if (started.isEmpty()) {
                closeAfterMain();
            }
            var group = BackingServices.start(BackingConfig.temporary().withServices(missing));
            missing.forEach(kind -> started.put(kind, group));
        }
        if (started.isEmpty()) {
            throw new IllegalStateException("no backing service was started; is BackingServicesTestResource on the test?");
        }
    }

    @Override
    public PostgresService postgres() {
        return group(ServiceKind.POSTGRES).postgres();
    }

    @Override
    public KafkaService kafka() {
        return group(ServiceKind.KAFKA).kafka();
    }

    @Override
    public RedisService redis() {
        return group(ServiceKind.REDIS).redis();
    }

    @Override
    public OidcService oidc() {
        return group(ServiceKind.OIDC).oidc();
    }

    @Override
    public synchronized Map<String, String> environment() {
        var all = new HashMap<String, String>();
        started.values().forEach(group -> all.putAll(group.environment()));
        return Map.copyOf(all);
    }

    @Override
    public synchronized void close() {
        Set.copyOf(started.values()).forEach(BackingServices::close);
        started.clear();
    }

    private synchronized BackingServices group(ServiceKind kind) {
        var group = started.get(kind);
        if (group == null) {
            throw new IllegalStateException(kind.title() + " was not asked for");
        }
        return group;
    }

    /** Kafka's threads would keep the JVM alive after the last test, and with it the shutdown hooks waiting. */
    private void closeAfterMain() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("main") && !thread.isDaemon())
                .findFirst()
                .ifPresent(main -> Thread.ofPlatform().daemon().name("backing-services-after-main").start(() -> {
                    try {
                        main.join();
                        close();
                    } catch (InterruptedException e) {
                        throw new BackingException("interrupted while waiting for the last test", e);
                    }
                }));
    }
}
