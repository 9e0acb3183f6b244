package dev.fbads.sync.plan;

import java.time.Duration;
import java.time.Instant;

import dev.fbads.contracts.periods.ReportingCalendar;

/**
 * How long a fetched slice may be used. Meta's figures of a day change until about a day after its end; later restatements are
 * read by the nightly restatement, not by sync requests.
 */
public final class Freshness {

    /** Age after which figures that are not final are fetched again. */
    public static final Duration USABLE = Duration.ofHours(1);
    /** Time after the end of a slice from which a fetch is final. */
    public static final Duration FINAL_AFTER = Duration.ofHours(24);

    private final ReportingCalendar calendar;

    public Freshness(ReportingCalendar calendar) {
        this.calendar = calendar;
    }

    /** How final the figures were when they were fetched. */
    public enum State {
        /** The slice had not ended. */
        OPEN,
        /** The slice had ended less than a day before. */
        CLOSED,
        /** The slice had ended at least a day before; no sync request fetches it again. */
        FINAL
    }

    /** The state of a slice that was fetched at the given instant. */
    public State at(Slice slice, Instant fetchedAt) {
        Instant end = calendar.endOf(slice.stop());
        if (fetchedAt.isBefore(end)) {
            return State.OPEN;
        }
        return fetchedAt.isBefore(end.plus(FINAL_AFTER)) ? State.CLOSED : State.FINAL;
    }

    /** Whether a slice that was fetched at the given instant may be used now without another fetch. */
    public boolean isUsable(Slice slice, Instant fetchedAt, Instant now) {
        return at(slice, fetchedAt) == State.FINAL || now.isBefore(fetchedAt.plus(USABLE));
    }
}
