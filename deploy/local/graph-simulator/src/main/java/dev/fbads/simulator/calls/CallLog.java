package dev.fbads.simulator.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import jakarta.inject.Singleton;

/** Counts every call and remembers the newest {@link #CAPACITY}. */
@Singleton
public class CallLog {

    /** Calls that are remembered. */
    public static final int CAPACITY = 10_000;

    private final Deque<RecordedCall> newest = new ArrayDeque<>();
    private long count;

    /** Appends a call. */
    public synchronized void add(RecordedCall call) {
        if (newest.size() == CAPACITY) {
            newest.removeFirst();
        }
        newest.addLast(call);
        count++;
    }

    /** Forgets all calls and starts to count anew. */
    public synchronized void reset() {
        newest.clear();
        count = 0;
    }

    /** Calls since the start or the last reset. */
    public synchronized long count() {
        return count;
    }

    /** The count and the remembered calls, oldest first. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(count, new ArrayList<>(newest));
    }

    /** The log at one moment; the last of {@code calls} has the sequence number {@code count}. */
    public record Snapshot(long count, List<RecordedCall> calls) {

        /** Copies the list. */
        public Snapshot {
            calls = List.copyOf(calls);
        }
    }
}
