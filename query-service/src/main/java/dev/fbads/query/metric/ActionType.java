package dev.fbads.query.metric;

/**
 * An action type that an account has.
 *
 * @param position its number in the account's roll-ups, positive
 * @param list the list that it is in
 * @param name Meta's {@code action_type}
 */
public record ActionType(String accountId, int position, ActionList list, String name) {
}
