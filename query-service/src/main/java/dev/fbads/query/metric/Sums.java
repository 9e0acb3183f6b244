package dev.fbads.query.metric;

/**
 * Sums over stored rows of ads.
 *
 * @param rows number of added rows
 * @param spendMicros millionths of the major unit
 * @param reach an upper bound if {@code rows} exceeds one, because a person may be in several rows
 * @param uniqueClicks an upper bound likewise
 */
public record Sums(long rows, long impressions, long clicks, long spendMicros, long reach, long uniqueClicks,
        long inlineLinkClicks,
        long inlinePostEngagement) {

    /** All sums are zero. */
    public static final Sums ZERO = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

    /** @throws ArithmeticException if a sum exceeds a long */
    public Sums plus(Sums other) {
        return new Sums(Math.addExact(rows, other.rows),
                Math.addExact(impressions, other.impressions),
                Math.addExact(clicks, other.clicks),
                Math.addExact(spendMicros, other.spendMicros),
                Math.addExact(reach, other.reach),
                Math.addExact(uniqueClicks, other.uniqueClicks),
                Math.addExact(inlineLinkClicks, other.inlineLinkClicks),
                Math.addExact(inlinePostEngagement, other.inlinePostEngagement));
    }
}
