package dev.fbads.simulator.tokens;

/** How Meta answers who may not read an account, or may no more. */
public enum AccountLoss {
    /** 200: the owner did not grant it. */
    NOT_GRANTED,
    /** 100/33: as if it were not there. */
    NOT_FOUND,
    /** 100: missing permissions. */
    MISSING_PERMISSIONS
}
