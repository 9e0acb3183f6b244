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

/** Validates requested days: each must have begun and lie within Meta's history. */
@ApplicationScoped
public class ServablePeriods {

    /** The number of days by which dates in two zones can differ, plus one. */
    private static final int MARGIN = 2;
    /** The zone in which a day begins first. */
    private static final ZoneId EASTERNMOST = ZoneId.of("Pacific/Kiritimati");

    private final Clock clock;
    private final ReportingConfig config;

    ServablePeriods(Clock clock, ReportingConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** The days of a preset today, limited to days that can be requested for every account. */
    public Period of(DatePreset preset) {
        return preset.at(clock.instant(), new ReportingCalendar(config.zone(), EASTERNMOST));
    }

    /**
     * Violations by a period that is invalid for every account, detected before the accounts are read.
     *
     * @param prefix prefix of the field names {@code since} and {@code until}
     */
    public List<FieldViolation> anywhere(Period period, String prefix) {
        ReportingCalendar calendar = new ReportingCalendar(config.zone(), config.zone());
        boolean far = period.since().isBefore(calendar.earliestDay(clock.instant()).minusDays(MARGIN))
                || period.until().isAfter(calendar.latestDay(clock.instant()).plusDays(MARGIN));
        return far ? named(PeriodRules.servable(period, calendar, clock.instant()), prefix) : List.of();
    }

    /**
     * @param prefix prefix of the field names
     * @param accountZone the account's zone; the reporting zone is used if it is unknown
     * @throws ProblemException {@code invalid_request} with {@code future_date}, {@code before_history}
     */
    public void check(Period period, String prefix, Optional<ZoneId> accountZone) {
        List<FieldViolation> violations = PeriodRules.servable(period, calendar(accountZone), clock.instant());
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, named(violations, prefix));
        }
    }

    /** Whether its last day is not over, so that its figures will grow. */
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
