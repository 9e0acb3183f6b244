package dev.fbads.sync.plan;

/**
 * The size of jobs, computed from the number of known ads of the account. An ad has about one row per slice, so that jobs of
 * all accounts fetch about the same number of rows: a small account is imported with few calls, a large one in steps that
 * show progress and use little memory and short transactions.
 *
 * @param rowsPerJob target number of rows of a job
 * @param days of a daily job
 * @param months of a monthly job
 */
public record JobSizing(int rowsPerJob, Bounds days, Bounds months) {

    /**
     * Number of slices of a job.
     *
     * @param unknown for an account of which no ad is known yet
     */
    public record Bounds(int min, int max, int unknown) {

        public Bounds {
            if (min < 1 || unknown < min || max < unknown) {
                throw new IllegalArgumentException("a job has %d to %d slices, and %d where no ad is known"
                        .formatted(min, max, unknown));
            }
        }

        private int slices(int rows, int ads) {
            return ads == 0 ? unknown : Math.clamp(rows / ads, min, max);
        }
    }

    public JobSizing {
        if (rowsPerJob < 1) {
            throw new IllegalArgumentException("rowsPerJob must be positive");
        }
    }

    /** The limits for an account with the given number of known ads. */
    public PlanLimits limits(int dailyUpTo, int knownAds) {
        return new PlanLimits(dailyUpTo, days.slices(rowsPerJob, knownAds), months.slices(rowsPerJob, knownAds));
    }
}
