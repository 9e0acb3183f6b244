package dev.fbads.sync.rollups;

/** A type of action in one of the lists. */
public record ActionType(ActionList list, String name) {

    /** Maximum length in the table; Meta has no longer names. */
    public static final int LONGEST_NAME = 500;

    public ActionType {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("an action type has a name of at most %d characters".formatted(LONGEST_NAME));
        }
    }
}
