package dev.fbads.sync.access;

import java.time.ZoneId;

import dev.fbads.contracts.accounts.AccountId;

/**
 * An ad account that a compte may read.
 *
 * @param compteId the tenant
 * @param accountId Meta's id
 * @param zone the zone of the account's days
 */
public record AdAccount(int compteId, AccountId accountId, ZoneId zone) {
}
