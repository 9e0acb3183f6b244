package dev.fbads.gateway.connect;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The login dialog of Meta. */
@ConfigMapping(prefix = "fbads.connect")
public interface ConnectConfig {

    /** Scheme and authority of the dialog. */
    @WithDefault("https://www.facebook.com")
    URI dialogUrl();

    /** The redirect URI, exactly as registered with the Meta app. */
    URI redirectUri();

    /** Lifetime of the state. */
    @WithDefault("10m")
    Duration stateLifetime();

    /** The requested permissions, separated by commas. */
    @WithDefault("ads_read,business_management")
    String scopes();
}
