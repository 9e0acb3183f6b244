package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.query.testing.CacheBudget;
import dev.fbads.query.testing.TokenBudget;

class HeapShareTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void cachesOfHalfTheHeapAreAccepted() {
        assertThatCode(() -> check(48, 32)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "49, 32, 130", "48, 33, 129" })
    void largerCachesStopTheStartAndAreNamed(long each, long tokens, long together) {
        assertThatThrownBy(() -> check(each, tokens))
                .hasMessageContaining("fbads.cache.response-memory")
                .hasMessageContaining("fbads.cache.context-memory")
                .hasMessageContaining("fbads.auth.token-cache-memory")
                .hasMessageContaining(together + " MB")
                .hasMessageContaining("256 MB");
    }

    private static void check(long each, long tokens) {
        HeapShare.check(new CacheBudget(each * MEGABYTE), new TokenBudget(tokens * MEGABYTE, Duration.ofMinutes(1)),
                256 * MEGABYTE);
    }
}
