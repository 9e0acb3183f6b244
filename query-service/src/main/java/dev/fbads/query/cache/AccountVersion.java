package dev.fbads.query.cache;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What an account was when the caller's right to see it was checked.
 *
 * @param timezoneName the account's zone, as Meta names it
 * @param version another one after every change of what is stored of the account
 */
record AccountVersion(int compteId, String accountId, String timezoneName, long version) {

    /** Empty where this JVM does not know the zone. */
    Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(timezoneName));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
