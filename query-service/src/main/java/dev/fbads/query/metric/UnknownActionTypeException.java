package dev.fbads.query.metric;

/** Figures contain an action type that the {@link ActionIndex} does not have: they are of different snapshots. */
public final class UnknownActionTypeException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UnknownActionTypeException(String accountId, int position) {
        super("roll-ups of " + accountId + " name action type " + position + ", which is not known");
    }
}
