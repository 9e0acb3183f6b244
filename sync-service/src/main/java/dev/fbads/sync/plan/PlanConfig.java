package dev.fbads.sync.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How sync requests are divided into jobs. */
@ConfigMapping(prefix = "fbads.plan")
public interface PlanConfig {

    /** The longest period in days that is fetched daily; longer ones are fetched by whole months where possible. */
    @WithDefault("90")
    int dailyUpTo();

    /**
     * Target number of rows of a job; divided by the number of the account's ads it is the number of days of a job. Every job
     * has a fixed cost of two of the user's ten calls per minute (the account's own row and the deleted ads).
     */
    @WithDefault("15000")
    int rowsPerJob();

    /** The fewest days of a daily job, whatever the number of ads. */
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

    /** The sizing of jobs. */
    default JobSizing sizing() {
        return new JobSizing(rowsPerJob(), new JobSizing.Bounds(leastDaysPerJob(), daysPerJob(), firstDaysPerJob()),
                new JobSizing.Bounds(1, monthsPerJob(), firstMonthsPerJob()));
    }
}
