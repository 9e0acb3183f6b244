package dev.fbads.query.metric;

import java.util.Locale;

/** The lists of actions that Meta sends. */
public enum ActionList {
    /** Numbers of actions. */
    ACTIONS,
    /** Values of actions, in the major unit of the currency. */
    ACTION_VALUES,
    /** Numbers of people. */
    UNIQUE_ACTIONS;

    /** Lower case, as in JSON and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The list with this name in the database. */
    public static ActionList ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
