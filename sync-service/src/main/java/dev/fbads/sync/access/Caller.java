package dev.fbads.sync.access;

import dev.fbads.contracts.accounts.Role;

/**
 * The person behind a request.
 *
 * @param userId the token's {@code sub}
 * @param role how urgent their wishes are
 */
public record Caller(String userId, Role role) {
}
