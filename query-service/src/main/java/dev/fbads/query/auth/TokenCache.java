package dev.fbads.query.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.query.memory.BoundedCaffeine;
import dev.fbads.query.memory.HeapSize;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The subjects of verified tokens. Guarantees:
 * <ol>
 * <li>A token is found by the hash of all its characters: another signature or another claim is another token.
 * <li>It is found until it expires, and for {@link AuthConfig#tokenCacheTtl()} at the longest.
 * <li>All entries together retain no more heap than {@link AuthConfig#tokenCacheMemory()}.
 * </ol>
 */
final class TokenCache {

    private final Duration ttl;
    private final InstantSource clock;
    private final Cache<String, Entry> entries;

    /**
     * @param clock by which tokens expire
     * @param ticker measures how long entries are idle
     */
    TokenCache(AuthConfig config, InstantSource clock, Ticker ticker) {
        this.ttl = config.tokenCacheTtl();
        this.clock = clock;
        this.entries = BoundedCaffeine
                .<String, Entry> builder(config.tokenCacheMemory().asLongValue(), ttl, ticker,
                        (hash, entry) -> BoundedCaffeine.weight(
                                BoundedCaffeine.ENTRY_OVERHEAD + HeapSize.text(hash) + entry.heapSize()))
                .build();
    }

    void measure(MeterRegistry meters) {
        BoundedCaffeine.measure(entries, "tokens", meters);
    }

    /** Drops what is idle or exceeds the budget, and returns the weight of the rest. */
    long bytes() {
        entries.cleanUp();
        return BoundedCaffeine.bytes(entries);
    }

    /** The subject of a verified token. */
    Optional<String> subject(String token) {
        String hash = hash(token);
        Entry entry = entries.getIfPresent(hash);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.end())) {
            entries.asMap().remove(hash, entry);
            return Optional.empty();
        }
        return Optional.of(entry.subject());
    }

    /** @param expiry the token's own */
    void put(String token, String subject, Instant expiry) {
        Instant now = clock.instant();
        Instant latest = now.plus(ttl);
        Instant end = expiry.isBefore(latest) ? expiry : latest;
        if (now.isBefore(end)) {
            entries.put(hash(token), new Entry(subject, end));
        }
    }

    private static String hash(String token) {
        try {
            return new String(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** @param end exclusive */
    private record Entry(String subject, Instant end) {

        long heapSize() {
            return HeapSize.object(2, 0) + HeapSize.text(subject) + HeapSize.INSTANT;
        }
    }
}
