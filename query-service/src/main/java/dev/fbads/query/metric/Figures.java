package dev.fbads.query.metric;

import java.util.Arrays;
import java.util.List;

import dev.fbads.query.memory.HeapSize;

/** The sums of one or several objects, from which metrics are computed. */
public final class Figures {

    private static final List<Result> RESULTS = List.of(Result.values());
    private static final int SUMS = Sums.class.getRecordComponents().length;

    /** All sums are zero. */
    public static final Figures ZERO = new Figures(Sums.ZERO, ActionSums.NONE, new long[RESULTS.size()]);

    private final Sums sums;
    private final ActionSums actions;
    private final long[] results;

    private Figures(Sums sums, ActionSums actions, long[] results) {
        this.sums = sums;
        this.actions = actions;
        this.results = results;
    }

    /** The figures of one object; chooses the alias of each result. */
    public static Figures of(Sums sums, ActionSums actions, ActionIndex index) {
        long[] results = new long[RESULTS.size()];
        for (Result result : RESULTS) {
            results[result.ordinal()] = firstPresent(actions, index.aliases(result));
        }
        return new Figures(sums, actions, results);
    }

    public Sums sums() {
        return sums;
    }

    public ActionSums actions() {
        return actions;
    }

    /** Number of stored rows that were added up; with one, numbers of people are exact. */
    public long storedRows() {
        return sums.rows();
    }

    /** The sum of a result, in millionths. */
    long result(Result result) {
        return results[result.ordinal()];
    }

    /** Bytes that it retains, without {@link #ZERO}, which all share. */
    public long heapSize() {
        return this == ZERO ? 0
                : HeapSize.object(3, 0) + HeapSize.object(0, SUMS * Long.BYTES) + HeapSize.array(results.length, Long.BYTES)
                        + actions.heapSize();
    }

    private static long firstPresent(ActionSums actions, int[] aliases) {
        for (int alias : aliases) {
            long micros = actions.micros(alias);
            if (micros != 0) {
                return micros;
            }
        }
        return 0;
    }

    /** Adds up the figures of several objects; results keep the aliases chosen per object. Not thread-safe. */
    public static final class Total {

        private final ActionSums.Accumulator actions;
        private final long[] results = new long[RESULTS.size()];
        private Sums sums = Sums.ZERO;

        public Total(ActionIndex index) {
            this.actions = new ActionSums.Accumulator(index);
        }

        /** @throws ArithmeticException if a sum exceeds a long */
        public void add(Figures figures) {
            sums = sums.plus(figures.sums);
            actions.add(figures.actions);
            for (int i = 0; i < results.length; i++) {
                results[i] = Math.addExact(results[i], figures.results[i]);
            }
        }

        /** Returns and resets the total. */
        public Figures take() {
            Figures total = new Figures(sums, actions.take(), results.clone());
            sums = Sums.ZERO;
            Arrays.fill(results, 0);
            return total;
        }
    }
}
