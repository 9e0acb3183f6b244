package dev.fbads.gateway.accounts;

import org.jspecify.annotations.Nullable;

/**
 * An ad account that a token may read.
 *
 * @param accountId {@code act_<digits>}
 * @param name its display name
 * @param currency ISO 4217
 * @param timezoneName the IANA zone of its days
 * @param accountStatus the numeric status of Meta: 1 active, 2 disabled, 3 unsettled, 101 closed, …
 */
public record AdAccount(String accountId, @Nullable String name, @Nullable String currency, @Nullable String timezoneName,
        @Nullable Integer accountStatus) {
}
