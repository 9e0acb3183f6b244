package dev.fbads.query.figures;

/**
 * An object of an account.
 *
 * @param objectId Meta's id; for an account its own id
 */
public record ObjectKey(String accountId, String objectId) {
}
