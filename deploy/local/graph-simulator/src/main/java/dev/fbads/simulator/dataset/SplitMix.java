package dev.fbads.simulator.dataset;

/** SplitMix64's finaliser as a hash: equal input, equal output, on every machine and start. */
final class SplitMix {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private SplitMix() {
    }

    static long mix(long value) {
        long z = value + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long mix(long seed, long value) {
        return mix(seed ^ mix(value));
    }

    /** A number of {@code [0, bound)} out of a hash. */
    static long below(long hash, long bound) {
        return Math.multiplyHigh(hash >>> 1, bound << 1);
    }

    /** A number of {@code [from, to]} out of a hash. */
    static long between(long hash, long from, long to) {
        return from + below(hash, to - from + 1);
    }
}
