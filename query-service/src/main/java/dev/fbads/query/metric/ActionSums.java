package dev.fbads.query.metric;

import java.util.Arrays;

import dev.fbads.query.memory.HeapSize;

/**
 * Sums of action types, in millionths, by their number in an {@link ActionIndex}; the sum of a type without an entry is zero.
 * Types overlap (a link click is also a post engagement), so a sum over types has no meaning.
 */
public final class ActionSums {

    /** No sums. */
    public static final ActionSums NONE = new ActionSums(new int[0], new long[0]);

    private final int[] numbers;
    private final long[] micros;

    private ActionSums(int[] numbers, long[] micros) {
        this.numbers = numbers;
        this.micros = micros;
    }

    /** Sums by number, each number once, in any order. Takes ownership of the arrays. */
    public static ActionSums of(int[] numbers, long[] micros) {
        for (int end = 1; end < numbers.length; end++) {
            int number = numbers[end];
            long sum = micros[end];
            int at = end;
            for (; at > 0 && numbers[at - 1] > number; at--) {
                numbers[at] = numbers[at - 1];
                micros[at] = micros[at - 1];
            }
            numbers[at] = number;
            micros[at] = sum;
        }
        return new ActionSums(numbers, micros);
    }

    /** The sum of a type, zero if there is none; a negative number stands for no type. */
    public long micros(int number) {
        int at = Arrays.binarySearch(numbers, number);
        return at < 0 ? 0 : micros[at];
    }

    /** Bytes that it retains. */
    long heapSize() {
        return this == NONE ? 0
                : HeapSize.object(2, 0) + HeapSize.array(numbers.length, Integer.BYTES)
                        + HeapSize.array(micros.length, Long.BYTES);
    }

    /** Adds sums up, without boxing and without a map. Not thread-safe. */
    public static final class Accumulator {

        private final long[] sums;

        public Accumulator(ActionIndex index) {
            this.sums = new long[index.size()];
        }

        /** @throws ArithmeticException if the sum exceeds a long */
        public void add(int number, long micros) {
            sums[number] = Math.addExact(sums[number], micros);
        }

        /** @throws ArithmeticException if the sum exceeds a long */
        public void add(ActionSums other) {
            for (int i = 0; i < other.numbers.length; i++) {
                add(other.numbers[i], other.micros[i]);
            }
        }

        /** Returns and resets the sums; a sum of zero is left out. */
        public ActionSums take() {
            int count = 0;
            for (long sum : sums) {
                count += sum == 0 ? 0 : 1;
            }
            int[] numbers = new int[count];
            long[] micros = new long[count];
            int at = 0;
            for (int number = 0; number < sums.length; number++) {
                if (sums[number] != 0) {
                    numbers[at] = number;
                    micros[at++] = sums[number];
                }
            }
            Arrays.fill(sums, 0);
            return new ActionSums(numbers, micros);
        }
    }
}
