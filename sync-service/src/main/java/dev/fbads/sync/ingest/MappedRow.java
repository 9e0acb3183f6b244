package dev.fbads.sync.ingest;

/** The result of mapping a row. */
sealed interface MappedRow {

    record Accepted(AdRow row) implements MappedRow {
    }

    /** The row is refused; other rows are not affected. */
    record Refused(RefusalReason reason) implements MappedRow {
    }

    /** Why a row is refused. */
    enum RefusalReason {
        MISSING_ID,
        INVALID_DATE,
        OUTSIDE_RANGE,
        NEGATIVE_METRIC,
        INVALID_NUMBER,
        MISSING_BREAKDOWN,
        INVALID_ACTIONS
    }
}
