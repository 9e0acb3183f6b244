package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.fbads.query.testing.CacheBudget;

class HeapShareTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void cachesOfHalfTheHeapAreAccepted() {
        assertThatCode(() -> HeapShare.check(new CacheBudget(64 * MEGABYTE), 256 * MEGABYTE)).doesNotThrowAnyException();
    }

    @Test
    void largerCachesStopTheStartAndAreNamed() {
        assertThatThrownBy(() -> HeapShare.check(new CacheBudget(65 * MEGABYTE), 256 * MEGABYTE))
                .hasMessageContaining("fbads.cache.response-memory")
                .hasMessageContaining("fbads.cache.context-memory")
                .hasMessageContaining("130 MB")
                .hasMessageContaining("256 MB");
    }
}
