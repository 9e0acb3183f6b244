package dev.fbads.sync.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What Meta says of an ad account; absent where it does not say it.
 *
 * @param accountId {@code act_<digits>}
 * @param currency ISO 4217
 * @param timezoneName IANA
 * @param accountStatus Meta's number
 */
public record AccountFacts(String accountId, @Nullable String name, @Nullable String currency, @Nullable String timezoneName,
        @Nullable Integer accountStatus) {

    /** The same without its zone. */
    public AccountFacts withoutZone() {
        return new AccountFacts(accountId, name, currency, null, accountStatus);
    }
}
