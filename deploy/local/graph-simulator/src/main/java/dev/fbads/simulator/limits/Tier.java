package dev.fbads.simulator.limits;

import java.time.Duration;
import java.util.Locale;

/** Access tier of an app. */
public enum Tier {
    /** Limited access. */
    DEVELOPMENT_ACCESS(60, Duration.ofSeconds(300), 600, 300),
    /** Full access. */
    STANDARD_ACCESS(9_000, Duration.ofSeconds(60), 190_000, 100_000);

    private static final int INSIGHTS_PER_ACTIVE_AD = 400;
    private static final int MANAGEMENT_PER_ACTIVE_AD = 40;

    private final int score;
    private final Duration block;
    private final int insights;
    private final int management;

    Tier(int score, Duration block, int insights, int management) {
        this.score = score;
        this.block = block;
        this.insights = insights;
        this.management = management;
    }

    /** As in the headers. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    int score() {
        return score;
    }

    /** How long an account is blocked whose score is used up. */
    Duration block() {
        return block;
    }

    int insights(long activeAds) {
        return (int) Math.min(Integer.MAX_VALUE, insights + INSIGHTS_PER_ACTIVE_AD * activeAds);
    }

    int management(long activeAds) {
        return (int) Math.min(Integer.MAX_VALUE, management + MANAGEMENT_PER_ACTIVE_AD * activeAds);
    }
}
