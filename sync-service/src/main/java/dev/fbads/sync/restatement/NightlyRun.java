package dev.fbads.sync.restatement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The nightly restatement of the accounts of one zone.
 *
 * @param zone the IANA name of the accounts' zone
 * @param date the accounts' current date
 */
record NightlyRun(String zone, LocalDate date) {

    /** The run of the zone at the given instant; empty outside the time window, and for an unknown zone. */
    static Optional<NightlyRun> at(Instant now, String zone, LocalTime from, LocalTime until) {
        ZonedDateTime local;
        try {
            local = now.atZone(ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
        LocalTime time = local.toLocalTime();
        return time.isBefore(from) || !time.isBefore(until) ? Optional.empty()
                : Optional.of(new NightlyRun(zone, local.toLocalDate()));
    }
}
