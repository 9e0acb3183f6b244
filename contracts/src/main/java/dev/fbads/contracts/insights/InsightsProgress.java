package dev.fbads.contracts.insights;

/**
 * A {@code {"progress":{…}}} line. Values may repeat and never decrease.
 *
 * @param adsDone ads whose rows are all in the stream
 * @param adsTotal number of ads that the account reports, at least {@code adsDone}; 0 while unknown
 * @param callsMade HTTP calls to Graph so far
 */
public record InsightsProgress(long adsDone, long adsTotal, int callsMade) {

    public InsightsProgress {
        if (adsDone < 0 || adsTotal < 0 || callsMade < 0) {
            throw new IllegalArgumentException("counts cannot be negative");
        }
    }

    /** Share of the work that is done, 0 to 1; 0 while the total is unknown. */
    public double fraction() {
        return adsTotal == 0 ? 0 : Math.min(1.0, (double) adsDone / adsTotal);
    }
}
