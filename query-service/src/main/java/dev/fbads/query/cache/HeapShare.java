package dev.fbads.query.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

/** Stops the start where the caches could take more than half of the heap: the rest is for the requests themselves. */
@ApplicationScoped
class HeapShare {

    private static final int LARGEST_PART = 2;
    private static final int MEGABYTE = 1 << 20;

    private final CacheConfig config;

    HeapShare(CacheConfig config) {
        this.config = config;
    }

    void onStart(@Observes StartupEvent start) {
        check(config, Runtime.getRuntime().maxMemory());
    }

    /** @throws IllegalStateException that names the settings */
    static void check(CacheConfig config, long heap) {
        long caches = Math.addExact(config.responseMemory().asLongValue(), config.contextMemory().asLongValue());
        if (caches > heap / LARGEST_PART) {
            throw new IllegalStateException(
                    ("fbads.cache.response-memory and fbads.cache.context-memory are %d MB together, more "
                            + "than half of the heap of %d MB").formatted(caches / MEGABYTE, heap / MEGABYTE));
        }
    }
}
