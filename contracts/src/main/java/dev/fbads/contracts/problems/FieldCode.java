package dev.fbads.contracts.problems;

import java.util.Locale;

/** Stable codes of violations by one field of a request. */
public enum FieldCode {
    REQUIRED,
    UNKNOWN_FIELD,
    GIVEN_TWICE,
    INVALID_TYPE,
    INVALID_ACCOUNT_ID,
    INVALID_DATE,
    REVERSED_PERIOD,
    FUTURE_DATE,
    BEFORE_HISTORY,
    UNKNOWN_DATE_PRESET,
    PERIOD_GIVEN_TWICE,
    UNKNOWN_GRANULARITY,
    UNKNOWN_BREAKDOWN_SET,
    BREAKDOWN_NOT_AT_META,
    UNKNOWN_LEVEL,
    UNKNOWN_SORT,
    OUT_OF_RANGE,
    INVALID_ID,
    INVALID_IDEMPOTENCY_KEY,
    UNKNOWN_TOPIC,
    INVALID_CURSOR,
    TOO_MANY,
    TOO_MANY_ROWS,
    TOO_LONG,
    UNKNOWN_COMPARISON,
    UNKNOWN_STATUS,
    NOT_AT_LEVEL,
    UNKNOWN_GROUPING,
    UNKNOWN_FORMAT,
    INVALID_BOOLEAN,
    NOT_WITH;

    /** Lower case, as in the {@code code} member of a field error. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
