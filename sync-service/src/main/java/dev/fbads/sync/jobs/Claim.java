package dev.fbads.sync.jobs;

import java.util.Optional;

import dev.fbads.sync.access.AdAccount;

/**
 * A job that was just claimed.
 *
 * @param job what to do
 * @param account whose days are fetched; empty once it is unlinked from the compte
 */
public record Claim(ClaimedJob job, Optional<AdAccount> account) {
}
