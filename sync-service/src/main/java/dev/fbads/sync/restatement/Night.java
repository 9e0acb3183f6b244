package dev.fbads.sync.restatement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A night of an account.
 *
 * @param zone the IANA name of the account's zone
 * @param date the day that it belongs to: the account's today
 */
record Night(String zone, LocalDate date) {

    /** The night of the zone at that moment; empty by day, and for a name that is no zone. */
    static Optional<Night> at(Instant now, String zone, LocalTime from, LocalTime until) {
        ZonedDateTime local;
        try {
            local = now.atZone(ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
        LocalTime time = local.toLocalTime();
        return time.isBefore(from) || !time.isBefore(until) ? Optional.empty()
                : Optional.of(new Night(zone, local.toLocalDate()));
    }
}
