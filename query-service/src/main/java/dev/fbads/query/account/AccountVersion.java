package dev.fbads.query.account;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What an account was at one moment.
 *
 * @param timezoneName the account's zone, as Meta names it
 * @param version another one after every change of what is stored of the account
 */
public record AccountVersion(int compteId, String accountId, String timezoneName, long version) {

    /** Empty where this JVM does not know the zone. */
    public Optional<ZoneId> zone() {
        try {
            return Optional.of(ZoneId.of(timezoneName));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
