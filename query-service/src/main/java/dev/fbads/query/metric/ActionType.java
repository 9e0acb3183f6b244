package dev.fbads.query.metric;

/**
 * An action type of an account.
 *
 * @param position its number in the account's roll-ups, positive
 * @param list its list
 * @param name Meta's {@code action_type}
 */
public record ActionType(String accountId, int position, ActionList list, String name) {
}
