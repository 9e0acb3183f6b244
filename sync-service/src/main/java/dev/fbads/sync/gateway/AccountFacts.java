package dev.fbads.sync.gateway;

import org.jspecify.annotations.Nullable;

/**
 * Meta's data of an ad account; null where Meta returns none.
 *
 * @param accountId {@code act_<digits>}
 * @param currency ISO 4217
 * @param timezoneName IANA
 * @param accountStatus Meta's numeric status
 */
public record AccountFacts(String accountId, @Nullable String name, @Nullable String currency, @Nullable String timezoneName,
        @Nullable Integer accountStatus) {

    /** A copy without the zone. */
    public AccountFacts withoutZone() {
        return new AccountFacts(accountId, name, currency, null, accountStatus);
    }
}
