package dev.fbads.query.figures;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.fbads.query.cache.CacheConfig;
import dev.fbads.query.memory.BoundedCaffeine;
import dev.fbads.query.memory.HeapSize;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Caches data of accounts at their data versions. Guarantees:
 * <ol>
 * <li>Every key contains the data versions of its accounts. Versions are read as the caller in the snapshot of the response,
 * so an entry is found only by a caller who may see the accounts, and only while their data has not changed.
 * <li>All entries together retain no more heap than {@link CacheConfig#contextMemory()}; an entry larger than a
 * quarter of it is not cached.
 * <li>Entries of former versions expire.
 * </ol>
 */
@ApplicationScoped
public class ContextCache {

    private static final int LARGEST_PART = 4;
    private static final long WEIGHED = HeapSize.object(1, Integer.BYTES);

    private final long maximum;
    private final Cache<Key<?>, Weighed> entries;

    @Inject
    ContextCache(CacheConfig config, MeterRegistry meters) {
        this(config, Ticker.systemTicker());
        BoundedCaffeine.measure(entries, "context", meters);
    }

    /** @param ticker measures how long entries are idle */
    public ContextCache(CacheConfig config, Ticker ticker) {
        this.maximum = config.contextMemory().asLongValue();
        this.entries = BoundedCaffeine
                .<Key<?>, Weighed> builder(maximum, config.idleExpiry(), ticker, (key, weighed) -> weighed.weight())
                .build();
    }

    public <T extends Entry> Optional<T> get(Key<T> key) {
        return Optional.ofNullable(entries.getIfPresent(key)).map(weighed -> key.type().cast(weighed.entry()));
    }

    public <T extends Entry> void put(Key<T> key, T entry) {
        long weight = BoundedCaffeine.ENTRY_OVERHEAD + WEIGHED + key.heapSize() + entry.heapSize();
        if (weight <= maximum / LARGEST_PART) {
            entries.put(key, new Weighed(entry, BoundedCaffeine.weight(weight)));
        }
    }

    /** Drops what has expired or exceeds the budget, and returns the weight of the rest. */
    public long bytes() {
        entries.cleanUp();
        return BoundedCaffeine.bytes(entries);
    }

    /** An object that retains memory. */
    public interface Retained {

        /** Bytes that it retains, including objects that only it refers to. */
        long heapSize();
    }

    /** A cached value. It must not retain objects that its users do not need. */
    public interface Entry extends Retained {
    }

    /** Identifies an entry, among others by the data versions of its accounts. */
    public interface Key<T extends Entry> extends Retained {

        Class<T> type();
    }

    private record Weighed(Entry entry, int weight) {
    }
}
