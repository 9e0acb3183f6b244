package dev.fbads.query.auth;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** For how long a verified token needs not be verified again. */
@ConfigMapping(prefix = "fbads.auth")
public interface AuthConfig {

    /**
     * At most so long, and never beyond the token's own end; a key that the issuer takes back counts until then. Zero: never.
     */
    @WithDefault("60s")
    Duration keptFor();

    /** How many verified tokens are remembered. */
    @WithDefault("10000")
    int keptTokens();
}
