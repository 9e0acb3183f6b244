package dev.fbads.bench;

import java.util.List;

/** The median of the rounds, which one disturbed round does not move. */
public final class Median {

    private Median() {
    }

    /** @param figures at least one; for an even number of them, the upper of the two in the middle */
    public static double of(List<Double> figures) {
        return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElseThrow();
    }
}
