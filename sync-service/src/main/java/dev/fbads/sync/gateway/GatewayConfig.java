package dev.fbads.sync.gateway;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the gateway is, and how long it may be silent. */
@ConfigMapping(prefix = "fbads.gateway")
public interface GatewayConfig {

    /** Its base address, {@code http://host:8081}. */
    URI url();

    /** The secret that services show each other. */
    String serviceToken();

    @WithDefault("5s")
    Duration connectTimeout();

    /**
     * The longest silence inside a stream; more than a turn (60 s), a quota delay (10 s) and an answer (60 s) may take
     * together.
     */
    @WithDefault("240s")
    Duration silence();

    /** How long a small question may take; more than a turn (60 s) and an answer (60 s) together. */
    @WithDefault("150s")
    Duration patience();
}
