package dev.fbads.query.metric;

/**
 * Sums over stored rows of ads.
 *
 * @param rows how many rows were added up
 * @param spendMicros millionths of the major unit
 * @param reach an upper bound where {@code rows} exceeds one: a person may be in several rows
 * @param uniqueClicks an upper bound likewise
 */
public record Sums(long rows, long impressions, long clicks, long spendMicros, long reach, long uniqueClicks,
        long inlineLinkClicks,
        long inlinePostEngagement) {

    /** Of nothing. */
    public static final Sums ZERO = new Sums(0, 0, 0, 0, 0, 0, 0, 0);

    /** @throws ArithmeticException rather than a wrong figure */
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
