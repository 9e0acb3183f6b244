package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.util.Arrays;

/**
 * How long calls took, one after the other.
 *
 * @param nanos ascending
 */
record Timings(long[] nanos) {

    private static final double NANOS_OF_MILLI = 1e6;

    static Timings of(int samples, Call call) throws IOException {
        long[] nanos = new long[samples];
        for (int i = 0; i < samples; i++) {
            long begin = System.nanoTime();
            call.call();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Timings(nanos);
    }

    /** In milliseconds: so many percent of the calls took at most this long. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(nanos.length * percent / 100.0);
        return nanos[Math.max(rank, 1) - 1] / NANOS_OF_MILLI;
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Call {
        void call() throws IOException;
    }
}
