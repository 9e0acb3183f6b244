package dev.fbads.query.period;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.DatePreset;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.PeriodRules;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/** Which days may be asked for: none that has not begun, none that Meta no longer keeps. */
@ApplicationScoped
public class ServablePeriods {

    /** Days by which the days of two zones can differ, and one to spare. */
    private static final int MARGIN = 2;
    /** Where a day begins first, and history ends last. */
    private static final ZoneId EASTERNMOST = ZoneId.of("Pacific/Kiritimati");

    private final Clock clock;
    private final ReportingConfig config;

    ServablePeriods(Clock clock, ReportingConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** The days meant by a preset, today, of those that every account can be asked for. */
    public Period of(DatePreset preset) {
        return preset.at(clock.instant(), new ReportingCalendar(config.zone(), EASTERNMOST));
    }

    /**
     * What is wrong with a period for whatever account: found before anything is read for it.
     *
     * @param prefix of the names of its fields, {@code since} and {@code until}
     */
    public List<FieldViolation> anywhere(Period period, String prefix) {
        ReportingCalendar calendar = new ReportingCalendar(config.zone(), config.zone());
        boolean far = period.since().isBefore(calendar.earliestDay(clock.instant()).minusDays(MARGIN))
                || period.until().isAfter(calendar.latestDay(clock.instant()).plusDays(MARGIN));
        return far ? named(PeriodRules.servable(period, calendar, clock.instant()), prefix) : List.of();
    }

    /**
     * @param prefix of the names of its fields
     * @param accountZone the account's zone; the reporting zone stands in for one that is not known
     * @throws ProblemException {@code invalid_request} with {@code future_date}, {@code before_history}
     */
    public void check(Period period, String prefix, Optional<ZoneId> accountZone) {
        List<FieldViolation> violations = PeriodRules.servable(period, calendar(accountZone), clock.instant());
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, named(violations, prefix));
        }
    }

    /** Whether a day of it is not over yet, so that its figures will grow. */
    public boolean isPartial(Period period, Optional<ZoneId> accountZone) {
        return !calendar(accountZone).isClosed(period.until(), clock.instant());
    }

    private ReportingCalendar calendar(Optional<ZoneId> accountZone) {
        return new ReportingCalendar(config.zone(), accountZone.orElse(config.zone()));
    }

    private static List<FieldViolation> named(List<FieldViolation> violations, String prefix) {
        return violations.stream()
                .map(violation -> new FieldViolation(prefix + violation.field(), violation.code(), violation.args()))
                .toList();
    }
}
