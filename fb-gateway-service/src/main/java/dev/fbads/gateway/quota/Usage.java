package dev.fbads.gateway.quota;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The usage headers of one response.
 *
 * @param percents used share of each named limit, 0 to 100 and above; the highest of several figures
 * @param regain the time until calls are accepted again; the longest of several figures
 */
public record Usage(Map<QuotaKind, Double> percents, Optional<Duration> regain) {

    /** A response without usage headers. */
    public static final Usage UNKNOWN = new Usage(Map.of(), Optional.empty());

    public Usage {
        percents = Map.copyOf(percents);
    }

    /** Both combined: the higher figure of each kind, the longer time. */
    public Usage and(Usage other) {
        Map<QuotaKind, Double> highest = new EnumMap<>(QuotaKind.class);
        highest.putAll(percents);
        other.percents.forEach((kind, percent) -> highest.merge(kind, percent, Math::max));
        return new Usage(highest, Stream.concat(regain.stream(), other.regain.stream()).max(Duration::compareTo));
    }
}
