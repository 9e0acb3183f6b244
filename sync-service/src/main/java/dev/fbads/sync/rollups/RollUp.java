package dev.fbads.sync.rollups;

/** The sums of a roll-up. An overflow is an error, never a wrong figure. */
final class RollUp {

    /** The additive columns, in the table's order. */
    enum Figure {
        STORED_ROWS,
        IMPRESSIONS,
        CLICKS,
        SPEND_MICROS,
        REACH,
        UNIQUE_CLICKS,
        INLINE_LINK_CLICKS,
        INLINE_POST_ENGAGEMENT
    }

    private final long[] figures;
    private final ActionSums actions;

    RollUp(long[] figures, ActionSums actions) {
        this.figures = figures;
        this.actions = actions;
    }

    static RollUp empty() {
        return new RollUp(new long[Figure.values().length], new ActionSums());
    }

    static RollUp of(AdFigures row, ActionPositions positions) {
        ActionSums actions = new ActionSums();
        row.actions().forEach(item -> actions.add(positions.of(item.type()), item.millionths()));
        return new RollUp(new long[] { 1, row.impressions(), row.clicks(), row.spendMicros(), row.reach(), row.uniqueClicks(),
                row.inlineLinkClicks(), row.inlinePostEngagement() }, actions);
    }

    void add(RollUp other) {
        add(other, 1);
    }

    void subtract(RollUp other) {
        add(other, -1);
    }

    long get(Figure figure) {
        return figures[figure.ordinal()];
    }

    /** Whether it contains no row. */
    boolean isEmpty() {
        return get(Figure.STORED_ROWS) == 0;
    }

    byte[] actions() {
        return actions.encode();
    }

    private void add(RollUp other, int sign) {
        for (int i = 0; i < figures.length; i++) {
            figures[i] = Math.addExact(figures[i], sign * other.figures[i]);
        }
        actions.add(other.actions, sign);
    }
}
