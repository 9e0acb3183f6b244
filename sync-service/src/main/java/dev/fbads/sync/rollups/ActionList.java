package dev.fbads.sync.rollups;

import java.util.Locale;

/** Meta's three lists of actions: counts, values, and unique people. */
public enum ActionList {
    ACTIONS,
    ACTION_VALUES,
    UNIQUE_ACTIONS;

    /** Name of the field in Graph's rows. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ActionList ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
