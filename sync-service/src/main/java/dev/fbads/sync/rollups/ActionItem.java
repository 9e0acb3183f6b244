package dev.fbads.sync.rollups;

/**
 * One item of an action list.
 *
 * @param millionths its value: a number of actions or people, or an amount in the major unit, times a million
 */
public record ActionItem(ActionType type, long millionths) {
}
