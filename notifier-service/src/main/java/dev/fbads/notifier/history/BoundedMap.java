package dev.fbads.notifier.history;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of limited size that evicts the least recently used entry. */
final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private final int size;

    BoundedMap(int size) {
        super(16, 0.75f, true);
        if (size < 1) {
            throw new IllegalArgumentException("there must be room for one entry");
        }
        this.size = size;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > size;
    }
}
