package dev.fbads.gateway.connect;

import java.net.URI;
import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Meta's login dialog. */
@ConfigMapping(prefix = "fbads.connect")
public interface ConnectConfig {

    /** Scheme and authority of the dialog. */
    @WithDefault("https://www.facebook.com")
    URI dialogUrl();

    /** Where the dialog sends people back to, exactly as the Meta app has it registered. */
    URI redirectUri();

    /** How long somebody may take in the dialog. */
    @WithDefault("10m")
    Duration stateLifetime();

    /** The permissions that are asked for, separated by commas. */
    @WithDefault("ads_read,business_management")
    String scopes();
}
