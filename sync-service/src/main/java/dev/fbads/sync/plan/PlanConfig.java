package dev.fbads.sync.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How wishes become jobs. */
@ConfigMapping(prefix = "fbads.plan")
public interface PlanConfig {

    /** Periods of up to so many days are fetched daily, longer ones by whole months where they can. */
    @WithDefault("90")
    int dailyUpTo();

    /** The most days of a daily job. */
    @WithDefault("30")
    int daysPerJob();

    /** The most months of a monthly job. */
    @WithDefault("11")
    int monthsPerJob();

    /** The three figures as the planner takes them. */
    default PlanLimits limits() {
        return new PlanLimits(dailyUpTo(), daysPerJob(), monthsPerJob());
    }
}
