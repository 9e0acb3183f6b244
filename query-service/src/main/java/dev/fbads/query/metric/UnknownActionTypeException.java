package dev.fbads.query.metric;

/** Figures name an action type that an {@link ActionIndex} does not have: they are not of the same snapshot. */
public final class UnknownActionTypeException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UnknownActionTypeException(String accountId, int position) {
        super("roll-ups of " + accountId + " name action type " + position + ", which is not known");
    }
}
