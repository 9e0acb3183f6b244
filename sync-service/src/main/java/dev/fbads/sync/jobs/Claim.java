package dev.fbads.sync.jobs;

import java.util.Optional;

import dev.fbads.sync.access.AdAccount;

/**
 * A claimed job and its account.
 *
 * @param account empty if it is no longer linked to the compte
 */
public record Claim(ClaimedJob job, Optional<AdAccount> account) {
}
