package dev.fbads.query.auth;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long a verified token is not verified again, and how much memory the cache of verified tokens may take. */
@ConfigMapping(prefix = "fbads.auth")
public interface AuthConfig {

    /**
     * How long a verified token is not verified again, never beyond its own expiry; a signing key that the issuer revokes is
     * effective until then. Zero: each request verifies its token.
     */
    @WithDefault("60s")
    Duration tokenCacheTtl();

    /** Heap for verified tokens: their hashes, subjects and expiry, some 500 bytes each. */
    @WithDefault("4M")
    MemorySize tokenCacheMemory();
}
