package dev.fbads.notifier.live;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of a connection. */
@ConfigMapping(prefix = "fbads.notifier.connection")
public interface ConnectionConfig {

    /** Maximum number of live events that wait for a slow client. */
    @WithDefault("256")
    int queueCapacity();

    /**
     * How long before its token expires a connection is closed with 4401; Quarkus itself closes it with 1008
     * at the moment of expiry.
     */
    @WithDefault("500ms")
    Duration expiryMargin();

    /** Interval at which the comptes of connected users are read again. */
    Duration membershipRecheck();
}
