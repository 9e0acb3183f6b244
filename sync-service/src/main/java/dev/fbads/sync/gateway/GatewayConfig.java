package dev.fbads.sync.gateway;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Address and timeouts of the gateway. */
@ConfigMapping(prefix = "fbads.gateway")
public interface GatewayConfig {

    /** Its base address, {@code http://host:8081}. */
    URI url();

    /** The bearer token that the services share. */
    String serviceToken();

    /** The longest time to connect. */
    @WithDefault("5s")
    Duration connectTimeout();

    /**
     * Idle timeout of a stream; longer than a wait for the rate limit (60 s), a quota delay (10 s) and a response of Meta
     * (60 s) together.
     */
    @WithDefault("240s")
    Duration silence();

    /** Timeout of other requests; longer than a wait for the rate limit (60 s) and a response of Meta (60 s) together. */
    @WithDefault("150s")
    Duration patience();
}
