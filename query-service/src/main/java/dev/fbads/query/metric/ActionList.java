package dev.fbads.query.metric;

import java.util.Locale;

/** The lists of actions that Meta sends. */
public enum ActionList {
    /** How often. */
    ACTIONS,
    /** Worth how much, in the major unit of the currency. */
    ACTION_VALUES,
    /** By how many people. */
    UNIQUE_ACTIONS;

    /** Lower case, as in JSON and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The list called so in the database. */
    public static ActionList ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
