package dev.fbads.simulator.faults;

/** Kinds of faults, as a script names them. */
enum FaultKind {
    ERROR,
    TRUNCATED,
    HTML,
    STALL,
    HOLD,
    RESET,
    TYPE_CHANGE,
    REPEATED_CURSOR,
    EMPTY_PAGE,
    NULL_ITEM
}
