package dev.fbads.gateway.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.quota.Usage;

/** Counts the HTTP calls of a stream, and keeps the latest usage figures. */
public final class CallCounter {

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<String, Double> quota = new ConcurrentHashMap<>();

    void countCall() {
        made.incrementAndGet();
    }

    void countIfFailed(GraphResult<?> result) {
        if (result instanceof GraphResult.Failed<?>) {
            failed.incrementAndGet();
        }
    }

    void note(Usage usage) {
        usage.percents().forEach((kind, percent) -> quota.put(kind.wire(), percent));
    }

    /** HTTP calls, retries included. */
    public int made() {
        return made.get();
    }

    /** Calls that returned no data. */
    public int failed() {
        return failed.get();
    }

    /** Used percentage of each reported limit, by the wire name of its kind. */
    public Map<String, Double> quota() {
        return Map.copyOf(quota);
    }
}
