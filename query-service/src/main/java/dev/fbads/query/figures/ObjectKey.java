package dev.fbads.query.figures;

/**
 * An object of an account.
 *
 * @param objectId Meta's id; the account's own for the account
 */
public record ObjectKey(String accountId, String objectId) {
}
