package dev.fbads.query.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.query.testing.LiveHeap;
import dev.fbads.query.testing.TokenBudget;
import dev.fbads.testing.TestClock;

/** The guarantees of {@link TokenCache}. */
@Tag(LiveHeap.TAG)
class TokenCacheTest {

    private static final long MEGABYTE = 1 << 20;
    private static final Duration TTL = Duration.ofSeconds(60);
    private static final Instant TOMORROW = TestClock.NOW.plus(Duration.ofDays(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(TestClock.NOW);

    @Test
    void anotherSignatureIsAnotherToken() {
        TokenCache cache = cache(MEGABYTE, TTL);
        cache.put("header.claims.signature", "client", TOMORROW);

        assertThat(cache.subject("header.claims.signature")).contains("client");
        assertThat(cache.subject("header.claims.signaturE")).isEmpty();
        assertThat(cache.subject("header.claims.")).isEmpty();
    }

    @Test
    void aTokenIsFoundUntilItsTimeToLiveIsOver() {
        TokenCache cache = cache(MEGABYTE, TTL);
        cache.put("token", "client", TOMORROW);

        now.set(TestClock.NOW.plus(TTL).minusNanos(1));
        assertThat(cache.subject("token")).contains("client");
        now.set(TestClock.NOW.plus(TTL));
        assertThat(cache.subject("token")).isEmpty();
        assertThat(cache.bytes()).as("nothing is left of it").isZero();
    }

    @Test
    void aTokenIsNotFoundAfterItsExpiry() {
        TokenCache cache = cache(MEGABYTE, TTL);
        cache.put("token", "client", TestClock.NOW.plusSeconds(5));

        now.set(TestClock.NOW.plusSeconds(5).minusNanos(1));
        assertThat(cache.subject("token")).contains("client");
        now.set(TestClock.NOW.plusSeconds(5));
        assertThat(cache.subject("token")).isEmpty();
    }

    @Test
    void withoutATimeToLiveNothingIsCached() {
        TokenCache cache = cache(MEGABYTE, Duration.ZERO);
        cache.put("token", "client", TOMORROW);

        assertThat(cache.subject("token")).isEmpty();
        assertThat(cache.bytes()).isZero();
    }

    /** Long subjects, so that the rest of the heap cannot hide them. */
    @Test
    void theWeightOfTokensIsTheHeapThatTheyRetain() {
        AtomicReference<@Nullable TokenCache> cache = new AtomicReference<>(cache(256 * MEGABYTE, TTL));
        fill(cache.get(), 0, 30_000, 2_000);
        long weight = cache.get().bytes();
        long filled = LiveHeap.bytes();

        cache.set(null);

        long retained = filled - LiveHeap.bytes();
        assertThat(retained).as("large enough to be measured").isGreaterThan(16 * MEGABYTE);
        assertThat(weight).isBetween(retained, 2 * retained);
    }

    @ParameterizedTest
    @ValueSource(ints = { 36, 20_000 })
    void tokensNeverExceedTheirMemory(int subjectLength) {
        TokenCache cache = cache(MEGABYTE, TTL);

        for (int round = 0; round < 4; round++) {
            fill(cache, round * 3_000, 3_000, subjectLength);

            assertThat(cache.bytes()).isBetween(MEGABYTE / 2, MEGABYTE);
        }
    }

    private TokenCache cache(long bytes, Duration ttl) {
        return new TokenCache(new TokenBudget(bytes, ttl), now::get, Ticker.disabledTicker());
    }

    /** With tokens of the usual length, of which the cache must retain nothing. */
    private static void fill(TokenCache cache, int first, int count, int subjectLength) {
        IntStream.range(first, first + count)
                .forEach(i -> cache.put("%01000d".formatted(i), ("%0" + subjectLength + "d").formatted(i), TOMORROW));
    }
}
