package dev.fbads.simulator.dataset;

import java.util.List;
import java.util.Optional;

import dev.fbads.simulator.time.Today;

/** What the ads of one account delivered, per day. Knows nothing of periods, levels, pages or JSON. */
public interface Delivery {

    /** The values a set of breakdowns has in this account, in the order of the breakdowns; empty when it has no data. */
    Optional<Cells> cells(List<String> breakdowns);

    /** Reads days in such cells. A reader keeps buffers: one thread uses it. */
    Reader reader(Cells cells);

    /** Reads one day of one ad after another. */
    @FunctionalInterface
    interface Reader {

        /**
         * Adds one ad's day to the sums of each cell; cells without impressions stay as they are.
         *
         * @param into one entry per {@link Cells#size()}
         */
        void addDay(Ad ad, long epochDay, Today today, MetricSums[] into);
    }
}
