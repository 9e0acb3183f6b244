package dev.fbads.query.auth;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cache of verified tokens. */
@ConfigMapping(prefix = "fbads.auth")
public interface AuthConfig {

    /**
     * Time for which a verified token is not verified again, limited by its expiry. A token whose signing key the issuer has
     * revoked is accepted until then. Zero: each request verifies its token.
     */
    @WithDefault("60s")
    Duration tokenCacheTtl();

    /** Heap for verified tokens: their hashes, subjects and expiry, about 500 bytes each. */
    @WithDefault("4M")
    MemorySize tokenCacheMemory();
}
