package dev.fbads.query.account;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Meta's {@code account_status}, by name (Marketing API, Ad Account). */
public enum AccountStatus {
    ACTIVE(1),
    DISABLED(2),
    UNSETTLED(3),
    PENDING_RISK_REVIEW(7),
    PENDING_SETTLEMENT(8),
    IN_GRACE_PERIOD(9),
    PENDING_CLOSURE(100),
    CLOSED(101),
    /** A number that Meta has not documented yet. */
    UNKNOWN(-1);

    private final int number;

    AccountStatus(int number) {
        this.number = number;
    }

    static AccountStatus of(int number) {
        return Arrays.stream(values()).filter(status -> status.number == number).findFirst().orElse(UNKNOWN);
    }

    /** Lower case, as in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
