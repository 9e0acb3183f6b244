package dev.fbads.query.cache;

import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.query.auth.AuthConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;

/** Refuses to start if the caches could take more than half of the heap; the rest is for the requests. */
@ApplicationScoped
class HeapShare {

    private static final int LARGEST_PART = 2;
    private static final int MEGABYTE = 1 << 20;

    private final CacheConfig config;
    private final AuthConfig auth;

    HeapShare(CacheConfig config, AuthConfig auth) {
        this.config = config;
        this.auth = auth;
    }

    void onStart(@Observes StartupEvent start) {
        check(config, auth, Runtime.getRuntime().maxMemory());
    }

    /** @throws IllegalStateException if they could; the message names the settings */
    static void check(CacheConfig config, AuthConfig auth, long heap) {
        long caches = Stream.of(config.responseMemory(), config.contextMemory(), auth.tokenCacheMemory())
                .mapToLong(MemorySize::asLongValue)
                .reduce(0, Math::addExact);
        if (caches > heap / LARGEST_PART) {
            throw new IllegalStateException(
                    ("fbads.cache.response-memory, fbads.cache.context-memory and fbads.auth.token-cache-memory are %d MB together, "
                            + "more than half of the heap of %d MB").formatted(caches / MEGABYTE, heap / MEGABYTE));
        }
    }
}
