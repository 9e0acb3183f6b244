package dev.fbads.sync.partition;

import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/** Months that requests may name have no partition, and could not be given one. */
final class PartitionsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionsMissing(Set<YearMonth> months, Optional<Throwable> cause) {
        super("no partition of facebook_ads_data for %s: %s".formatted(months,
                cause.map(Throwable::getMessage).orElse("they were dropped meanwhile")), cause.orElse(null));
    }
}
