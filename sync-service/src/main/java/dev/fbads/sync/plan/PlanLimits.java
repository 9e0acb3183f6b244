package dev.fbads.sync.plan;

import dev.fbads.contracts.insights.Granularity;

/**
 * How a plan is divided into ranges.
 *
 * @param dailyUpTo the longest period in days that is fetched daily
 * @param daysPerJob the most days of a daily job; one more if a third of a month ends with it
 * @param monthsPerJob the most months of a monthly job; 11 keep a job below 365 days
 */
public record PlanLimits(int dailyUpTo, int daysPerJob, int monthsPerJob) {

    /** No job spans more days than this. */
    public static final int MAX_DAYS = 365;

    public PlanLimits {
        if (dailyUpTo < 1 || daysPerJob < 1 || daysPerJob > MAX_DAYS || monthsPerJob < 1 || monthsPerJob * 31 > MAX_DAYS) {
            throw new IllegalArgumentException("a job spans between 1 and %d days".formatted(MAX_DAYS));
        }
    }

    int slicesPerJob(Granularity granularity) {
        return granularity == Granularity.DAY ? daysPerJob : monthsPerJob;
    }
}
