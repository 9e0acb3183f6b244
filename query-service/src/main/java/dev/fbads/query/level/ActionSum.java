package dev.fbads.query.level;

import java.math.BigDecimal;

/**
 * The sum of one action type of one list of one object.
 *
 * @param list {@code actions}, {@code action_values} or {@code unique_actions}
 */
record ActionSum(String objectId, String list, String actionType, BigDecimal value) {
}
