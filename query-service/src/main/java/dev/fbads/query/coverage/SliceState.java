package dev.fbads.query.coverage;

import java.util.Locale;

/** The state of a slice when it was fetched. */
public enum SliceState {
    /** Its last day was not over: its figures will grow. */
    OPEN,
    /** Its last day had been over for less than a day. */
    CLOSED,
    /** Its last day had been over for longer. */
    FINAL;

    static SliceState ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
