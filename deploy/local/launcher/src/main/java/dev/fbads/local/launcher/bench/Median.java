package dev.fbads.local.launcher.bench;

import java.util.List;

/** The middle of the figures of all rounds, which one disturbed round does not move. */
final class Median {

    private Median() {
    }

    /** @param figures at least one; of an even number of them, the upper of the two in the middle */
    static double of(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
