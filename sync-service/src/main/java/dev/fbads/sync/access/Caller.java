package dev.fbads.sync.access;

import dev.fbads.contracts.accounts.Role;

/**
 * The user of a request.
 *
 * @param userId the token's {@code sub}
 * @param role decides the priority of the user's jobs
 */
public record Caller(String userId, Role role) {
}
