package dev.fbads.local.backing;

import java.util.Map;

import dev.fbads.local.backing.kafka.KafkaService;
import dev.fbads.local.backing.oidc.OidcService;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.backing.redis.RedisService;

/**
 * What the services stand on. Embedded or in containers, the caller sees the same: addresses, the environment that leads
 * to them, and a way to stop and start each one.
 *
 * <p>
 * Asking for a service that the configuration left out is an {@link IllegalStateException}.
 */
public interface BackingServices extends AutoCloseable {

    /**
     * Starts the configured services in parallel and returns when each of them answers. When one of them fails, the others
     * are closed again.
     *
     * @throws PortTakenException when a fixed port is in use
     * @throws BackingException when a service does not start; the message holds the last lines of its log
     */
    static BackingServices start(BackingConfig config) {
        return RunningServices.start(config, true);
    }

    /**
     * As {@link #start}, for a caller that has something to stop first when the JVM ends and closes these services itself.
     * Even then nothing outlives the JVM, but the end would be less orderly.
     */
    static BackingServices startOwned(BackingConfig config) {
        return RunningServices.start(config, false);
    }

    PostgresService postgres();

    KafkaService kafka();

    RedisService redis();

    OidcService oidc();

    /** The {@code FBADS_*} variables (also valid as configuration keys) that lead a service to what is running. */
    Map<String, String> environment();

    /** Stops everything; nothing stays behind but the data of a configured data directory. */
    @Override
    void close();
}
