package dev.fbads.gateway.quota;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the usage headers of one answer say.
 *
 * @param percents used share of each limit that was named, 0 to 100 and beyond; of several figures the highest
 * @param regain after what time Meta says that calls are welcome again; of several figures the longest
 */
public record Usage(Map<QuotaKind, Double> percents, Optional<Duration> regain) {

    /** An answer without usage headers. */
    public static final Usage UNKNOWN = new Usage(Map.of(), Optional.empty());

    public Usage {
        percents = Map.copyOf(percents);
    }

    /** Both together: the higher figure of each kind, the longer time. */
    public Usage and(Usage other) {
        Map<QuotaKind, Double> highest = new EnumMap<>(QuotaKind.class);
        highest.putAll(percents);
        other.percents.forEach((kind, percent) -> highest.merge(kind, percent, Math::max));
        return new Usage(highest, Stream.concat(regain.stream(), other.regain.stream()).max(Duration::compareTo));
    }
}
