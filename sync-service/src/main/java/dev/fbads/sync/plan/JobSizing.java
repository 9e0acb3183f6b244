package dev.fbads.sync.plan;

/**
 * How large a job is, by how many ads the account is known to have. An ad brings about one row a slice, so a job brings about
 * as many rows whatever the account: a small account is imported in few calls, a large one in steps that people see, and that
 * stay small in memory and in their transaction.
 *
 * @param rowsPerJob rows that a job should bring, about
 * @param days of a daily job
 * @param months of a monthly job
 */
public record JobSizing(int rowsPerJob, Bounds days, Bounds months) {

    /** Of how many slices a job consists: at least and at most, and for an account of which no ad is known yet. */
    public record Bounds(int least, int most, int unknown) {

        public Bounds {
            if (least < 1 || unknown < least || most < unknown) {
                throw new IllegalArgumentException("a job has %d to %d slices, and %d where nothing is known"
                        .formatted(least, most, unknown));
            }
        }

        private int slices(int rows, int ads) {
            return ads == 0 ? unknown : Math.clamp(rows / ads, least, most);
        }
    }

    public JobSizing {
        if (rowsPerJob < 1) {
            throw new IllegalArgumentException("a job brings at least one row");
        }
    }

    /** The limits for an account with so many known ads. */
    public PlanLimits limits(int dailyUpTo, int knownAds) {
        return new PlanLimits(dailyUpTo, days.slices(rowsPerJob, knownAds), months.slices(rowsPerJob, knownAds));
    }
}
