package dev.fbads.sync.plan;

import java.time.Duration;
import java.time.Instant;

import dev.fbads.contracts.periods.ReportingCalendar;

/**
 * How long what was fetched may be used. Meta's figures of a day move while it lasts and for about a day after its end; later
 * restatements are the nightly job's, not a wish's.
 */
public final class Freshness {

    /** Figures that still move are fetched again after this. */
    public static final Duration USABLE = Duration.ofHours(1);
    /** A slice fetched this long after its end is final. */
    public static final Duration SETTLED = Duration.ofHours(24);

    private final ReportingCalendar calendar;

    public Freshness(ReportingCalendar calendar) {
        this.calendar = calendar;
    }

    /** How far the figures had settled when they were fetched. */
    public enum State {
        /** The slice was not over. */
        OPEN,
        /** It was over for less than a day. */
        CLOSED,
        /** It was over for a day or longer: never fetched again by a wish. */
        FINAL
    }

    /** The state of a slice fetched at that moment. */
    public State at(Slice slice, Instant fetchedAt) {
        Instant end = calendar.endOf(slice.stop());
        if (fetchedAt.isBefore(end)) {
            return State.OPEN;
        }
        return fetchedAt.isBefore(end.plus(SETTLED)) ? State.CLOSED : State.FINAL;
    }

    /** Whether what was fetched then may be shown now without asking Meta again. */
    public boolean isUsable(Slice slice, Instant fetchedAt, Instant now) {
        return at(slice, fetchedAt) == State.FINAL || now.isBefore(fetchedAt.plus(USABLE));
    }
}
