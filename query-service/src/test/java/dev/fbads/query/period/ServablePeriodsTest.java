package dev.fbads.query.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.problems.FieldCode;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemException;

class ServablePeriodsTest {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    /** The evening of the 14th in Toronto, the 15th in Paris. */
    private static final ServablePeriods RULES = new ServablePeriods(
            Clock.fixed(Instant.parse("2026-03-15T02:00:00Z"), ZoneOffset.UTC), new ReportingConfig() {
                @Override
                public ZoneId zone() {
                    return TORONTO;
                }
            });

    @Test
    void todayCanBeRequestedAndTomorrowCannot() {
        LocalDate today = LocalDate.parse("2026-03-14");

        assertThatCode(() -> RULES.check(new Period(today, today), "", Optional.of(TORONTO))).doesNotThrowAnyException();
        assertThat(violation(new Period(today, today.plusDays(1)), TORONTO))
                .isEqualTo(new FieldViolation("until", FieldCode.FUTURE_DATE, "2026-03-14"));
    }

    @Test
    void theAccountsTodayCountsWhereItIsLater() {
        LocalDate tomorrow = LocalDate.parse("2026-03-15");

        assertThatCode(() -> RULES.check(new Period(tomorrow, tomorrow), "", Optional.of(ZoneId.of("Europe/Paris"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> RULES.check(new Period(tomorrow.minusDays(1), tomorrow.minusDays(1)), "",
                Optional.of(ZoneId.of("America/Los_Angeles")))).doesNotThrowAnyException();
    }

    @Test
    void historyGoesBackThirtySevenMonths() {
        LocalDate earliest = LocalDate.parse("2023-02-15");

        assertThatCode(() -> RULES.check(new Period(earliest, earliest), "", Optional.of(TORONTO))).doesNotThrowAnyException();
        assertThat(violation(new Period(earliest.minusDays(1), earliest), TORONTO))
                .isEqualTo(new FieldViolation("since", FieldCode.BEFORE_HISTORY, "2023-02-15"));
    }

    private static FieldViolation violation(Period period, ZoneId zone) {
        return catchThrowableOfType(ProblemException.class, () -> RULES.check(period, "", Optional.of(zone))).violations()
                .getFirst();
    }
}
