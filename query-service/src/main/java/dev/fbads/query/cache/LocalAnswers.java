package dev.fbads.query.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The answers that this replica was asked for last, in its own memory, bounded by their bytes. */
@ApplicationScoped
class LocalAnswers {

    private static final int INITIAL = 256;
    private static final float LOAD = 0.75f;
    /** Of a key and the map's own objects, so that many short answers are bounded too. */
    private static final int OVERHEAD = 256;
    /** One answer may take this part of it all. */
    private static final int LARGEST_PART = 8;

    private final long most;
    private final Map<String, byte[]> byKey = new LinkedHashMap<>(INITIAL, LOAD, true);
    private long bytes;

    LocalAnswers(CacheConfig config) {
        this.most = config.maxLocal().asLongValue();
    }

    synchronized Optional<byte[]> get(AnswerKey key) {
        return Optional.ofNullable(byKey.get(key.value()));
    }

    synchronized void put(AnswerKey key, byte[] answer) {
        if (weight(answer) > most / LARGEST_PART || byKey.putIfAbsent(key.value(), answer) != null) {
            return;
        }
        bytes += weight(answer);
        Iterator<byte[]> oldest = byKey.values().iterator();
        while (bytes > most) {
            bytes -= weight(oldest.next());
            oldest.remove();
        }
    }

    /** Those that are there, with what they take. */
    synchronized long bytes() {
        return bytes;
    }

    private static long weight(byte[] answer) {
        return (long) answer.length + OVERHEAD;
    }
}
