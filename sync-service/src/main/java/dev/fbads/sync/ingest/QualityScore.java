package dev.fbads.sync.ingest;

/** The specification's score of how complete a row is, from 0 to 100. */
final class QualityScore {

    private static final int FULL = 100;

    private QualityScore() {
    }

    static int of(AdRow.Metrics metrics, boolean actions) {
        int score = FULL;
        if (metrics.impressions() == 0) {
            score -= 20;
        }
        if (metrics.spend().signum() == 0) {
            score -= 10;
        }
        if (metrics.clicks() == 0) {
            score -= 5;
        }
        if (actions) {
            score += 5;
        }
        if (metrics.reach() > 0) {
            score += 5;
        }
        return Math.clamp(score, 0, FULL);
    }
}
