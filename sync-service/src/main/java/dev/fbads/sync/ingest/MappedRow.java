package dev.fbads.sync.ingest;

/** What became of a row. */
sealed interface MappedRow {

    record Accepted(AdRow row) implements MappedRow {
    }

    /** Refused; the other rows go on. */
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
