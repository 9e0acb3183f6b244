package dev.fbads.gateway.accounts;

import org.jspecify.annotations.Nullable;

/**
 * An ad account that the token may read.
 *
 * @param accountId {@code act_<digits>}
 * @param name what people call it
 * @param currency ISO 4217
 * @param timezoneName the IANA zone of its days
 * @param accountStatus Meta's number: 1 active, 2 disabled, 3 unsettled, 101 closed, …
 */
public record AdAccount(String accountId, @Nullable String name, @Nullable String currency, @Nullable String timezoneName,
        @Nullable Integer accountStatus) {
}
