package dev.fbads.query.period;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.PeriodRules;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/** Which days may be asked for: none that has not begun, none that Meta no longer keeps. */
@ApplicationScoped
public class ServablePeriods {

    private final Clock clock;
    private final ReportingConfig config;

    ServablePeriods(Clock clock, ReportingConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /**
     * @param accountZone the account's zone; the reporting zone stands in for one that is not known
     * @throws ProblemException {@code invalid_request} with {@code future_date}, {@code before_history}
     */
    public void check(Period period, Optional<ZoneId> accountZone) {
        ReportingCalendar calendar = new ReportingCalendar(config.zone(), accountZone.orElse(config.zone()));
        List<FieldViolation> violations = PeriodRules.servable(period, calendar, clock.instant());
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
        }
    }
}
