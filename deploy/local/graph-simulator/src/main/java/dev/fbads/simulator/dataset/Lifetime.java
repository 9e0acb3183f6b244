package dev.fbads.simulator.dataset;

import java.time.LocalDate;

/**
 * From when to when an ad may deliver, and what has become of it. Of every twenty ads one is deleted, two are archived, two
 * never delivered, three have ended and twelve run; so about two thirds of an account deliver on a recent day. Half of the
 * archived and deleted ones deliver to this day, as if they had been put away a moment ago: a client that leaves them out
 * misses
 * recent days too.
 */
record Lifetime(EffectiveStatus status, long firstDay, long lastDay) {

    private static final int GROUP = 20;
    private static final int STEP_THAT_SPREADS_THE_KINDS = 7;
    private static final long FOR_EVER = Long.MAX_VALUE;

    static Lifetime of(int index, long seed, LocalDate anchor, int months) {
        long earliest = anchor.minusMonths(months).toEpochDay();
        long latest = Math.max(earliest, anchor.toEpochDay() - 45);
        // A third is there from the beginning, so that old months are not empty.
        long first = SplitMix.below(SplitMix.mix(seed, 1), 3) == 0
                ? earliest
                : SplitMix.between(SplitMix.mix(seed, 2), earliest, latest);
        long end = SplitMix.between(SplitMix.mix(seed, 3), first + 20, Math.max(first + 21, anchor.toEpochDay() - 3));
        return switch ((index * STEP_THAT_SPREADS_THE_KINDS + 1) % GROUP) {
            case 0 -> new Lifetime(EffectiveStatus.DELETED, first, (index / GROUP) % 2 == 0 ? FOR_EVER : end);
            case 1 -> new Lifetime(EffectiveStatus.ARCHIVED, first, FOR_EVER);
            case 2 -> new Lifetime(EffectiveStatus.ARCHIVED, first, end);
            case 3 -> new Lifetime(EffectiveStatus.PENDING_REVIEW, first, first - 1);
            case 4 -> new Lifetime(EffectiveStatus.PAUSED, first, first - 1);
            case 5, 6, 7 -> new Lifetime(EffectiveStatus.PAUSED, first, end);
            default -> new Lifetime(EffectiveStatus.ACTIVE, first, FOR_EVER);
        };
    }
}
