package dev.fbads.query.metric;

import java.util.Arrays;
import java.util.List;

import dev.fbads.query.memory.HeapSize;

/** What was summed for one object, or for several together: all that metrics are computed from. */
public final class Figures {

    private static final List<Result> RESULTS = List.of(Result.values());
    private static final int SUMS = Sums.class.getRecordComponents().length;

    /** Of nothing. */
    public static final Figures ZERO = new Figures(Sums.ZERO, ActionSums.NONE, new long[RESULTS.size()]);

    private final Sums sums;
    private final ActionSums actions;
    private final long[] results;

    private Figures(Sums sums, ActionSums actions, long[] results) {
        this.sums = sums;
        this.actions = actions;
        this.results = results;
    }

    /** Of one object: here each result chooses its alias. */
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

    /** How many stored rows were added up: with one, people are counted exactly. */
    public long storedRows() {
        return sums.rows();
    }

    /** In millionths. */
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

    /** Adds up the figures of several objects, their results as each object chose them. Not for several threads. */
    public static final class Total {

        private final ActionSums.Accumulator actions;
        private final long[] results = new long[RESULTS.size()];
        private Sums sums = Sums.ZERO;

        public Total(ActionIndex index) {
            this.actions = new ActionSums.Accumulator(index);
        }

        /** @throws ArithmeticException rather than a wrong figure */
        public void add(Figures figures) {
            sums = sums.plus(figures.sums);
            actions.add(figures.actions);
            for (int i = 0; i < results.length; i++) {
                results[i] = Math.addExact(results[i], figures.results[i]);
            }
        }

        /** What was added since the last time. */
        public Figures take() {
            Figures total = new Figures(sums, actions.take(), results.clone());
            sums = Sums.ZERO;
            Arrays.fill(results, 0);
            return total;
        }
    }
}
