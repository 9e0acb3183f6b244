package dev.fbads.query.coverage;

import java.util.Locale;

/** How final a slice was when it was fetched. */
public enum SliceState {
    /** Its time was not over: its figures will grow. */
    OPEN,
    /** Over for less than a day. */
    CLOSED,
    /** Over for longer. */
    FINAL;

    static SliceState ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
