package dev.fbads.sync.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How wishes become jobs. */
@ConfigMapping(prefix = "fbads.plan")
public interface PlanConfig {

    /** Periods of up to so many days are fetched daily, longer ones by whole months where they can. */
    @WithDefault("90")
    int dailyUpTo();

    /**
     * Rows that a job should bring; divided by the account's ads it gives the days of a job. Every job costs two calls of a
     * user's ten a minute whatever it brings (the account's own row, and what was deleted), so jobs are not small.
     */
    @WithDefault("15000")
    int rowsPerJob();

    /** The fewest days of a daily job, however many ads there are. */
    @WithDefault("7")
    int leastDaysPerJob();

    /** The most days of a daily job. */
    @WithDefault("30")
    int daysPerJob();

    /** The days of a daily job of an account of which no ad is known yet. */
    @WithDefault("30")
    int firstDaysPerJob();

    /** The most months of a monthly job. */
    @WithDefault("11")
    int monthsPerJob();

    /** The months of a monthly job of an account of which no ad is known yet. */
    @WithDefault("3")
    int firstMonthsPerJob();

    /** Its figures as the planner takes them. */
    default JobSizing sizing() {
        return new JobSizing(rowsPerJob(), new JobSizing.Bounds(leastDaysPerJob(), daysPerJob(), firstDaysPerJob()),
                new JobSizing.Bounds(1, monthsPerJob(), firstMonthsPerJob()));
    }
}
