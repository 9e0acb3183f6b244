package dev.fbads.sync.partition;

import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedSet;

/** Required months have no partition, and creating it has failed. */
final class PartitionsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionsMissing(SortedSet<YearMonth> months, Optional<Throwable> cause) {
        super("facebook_ads_data has no partition for %d months from %s to %s: %s".formatted(months.size(), months.first(),
                months.last(), cause.map(Throwable::getMessage).orElse("they were dropped concurrently")), cause.orElse(null));
    }
}
