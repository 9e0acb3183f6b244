package dev.fbads.simulator.insights;

import dev.fbads.simulator.dataset.Counter;
import dev.fbads.simulator.dataset.MetricSums;

/** What the items of an action list say of each action type. */
enum ActionMetric {
    /** How often. */
    COUNT,
    /** How much it was worth. */
    WORTH,
    /** By how many persons. */
    UNIQUE,
    /** What one cost. */
    COST,
    /** What one person's cost. */
    UNIQUE_COST,
    /** The return per unit spent. */
    RETURN;

    /** What is shared out among action breakdowns and windows; nothing is written when it is 0. */
    long amount(ActionType type, MetricSums sums) {
        return switch (this) {
            case COUNT, COST -> type.count(sums);
            case UNIQUE, UNIQUE_COST -> sums.distinctOf(type.count(sums));
            case WORTH -> type.worth(sums);
            case RETURN -> sums.get(Counter.SPEND) == 0 ? 0 : type.worth(sums);
        };
    }

    /** An amount as it is printed. */
    String text(long amount, MetricSums sums, int minorDigits) {
        long spend = sums.get(Counter.SPEND);
        return switch (this) {
            case COUNT, UNIQUE -> Long.toString(amount);
            case WORTH -> Decimals.text(amount, minorDigits);
            case COST, UNIQUE_COST -> Decimals.ratio(spend, minorDigits, 1, amount);
            case RETURN -> Decimals.ratio(amount, 0, 1, spend);
        };
    }
}
