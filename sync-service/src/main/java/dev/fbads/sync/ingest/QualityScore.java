package dev.fbads.sync.ingest;

import com.fasterxml.jackson.databind.JsonNode;

/** The specification's score of how complete a row is: 100, less what is missing, more for what is rare. */
final class QualityScore {

    private static final int FULL = 100;

    private QualityScore() {
    }

    static int of(JsonNode row, AdRow.Metrics metrics) {
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
        if (!row.path("actions").isEmpty()) {
            score += 5;
        }
        if (metrics.reach() > 0) {
            score += 5;
        }
        return Math.clamp(score, 0, FULL);
    }
}
