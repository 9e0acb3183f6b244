package dev.fbads.query.account;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An account at one data version.
 *
 * @param timezoneName the account's zone, as Meta names it
 * @param version changes with every change of the account's stored data
 */
public record AccountVersion(int compteId, String accountId, String timezoneName, long version) {

    /** The zone; empty if the zone database of this JVM does not contain it. */
    public Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(timezoneName));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
