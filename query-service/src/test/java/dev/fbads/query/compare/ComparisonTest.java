package dev.fbads.query.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.contracts.periods.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The days that a period is compared with. They are calendar days, independent of changes to daylight-saving time. */
class ComparisonTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 12, 1);

    @Property(tries = 1000)
    void thePreviousPeriodIsAsLongAndEndsTheDayBefore(@ForAll @IntRange(min = 0, max = 3000) int start,
            @ForAll @IntRange(min = 0, max = 1126) int length) {
        Period period = new Period(FIRST.plusDays(start), FIRST.plusDays(start + length));

        Period previous = new Comparison.PreviousPeriod().of(period);

        assertThat(previous.days()).isEqualTo(period.days());
        assertThat(previous.until().plusDays(1)).isEqualTo(period.since());
    }

    @Property(tries = 2000)
    void thePreviousYearIsTheSameDatesAndAtMostADayLongerOrShorter(@ForAll @IntRange(min = 0, max = 3000) int start,
            @ForAll @IntRange(min = 0, max = 1126) int length) {
        Period period = new Period(FIRST.plusDays(start), FIRST.plusDays(start + length));

        Period previous = new Comparison.PreviousYear().of(period);

        assertThat(previous.since().plusYears(1).until(period.since()).getDays()).isBetween(0, 1);
        assertThat(previous.until().getMonth()).isEqualTo(period.until().getMonth());
        assertThat(previous.until().getYear()).isEqualTo(period.until().getYear() - 1);
        assertThat(Math.abs(previous.days() - period.days())).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
            "2024-02-01,2024-02-29,2023-02-01,2023-02-28",
            "2025-02-01,2025-02-28,2024-02-01,2024-02-29",
            "2025-01-01,2025-02-28,2024-01-01,2024-02-29",
            "2025-02-02,2025-02-28,2024-02-02,2024-02-28",
            "2024-02-29,2024-02-29,2023-02-28,2023-02-28",
            "2025-02-28,2025-02-28,2024-02-28,2024-02-28",
            "2024-02-15,2024-03-15,2023-02-15,2023-03-15",
            "2026-03-01,2026-03-14,2025-03-01,2025-03-14" })
    void leapDays(LocalDate since, LocalDate until, LocalDate previousSince, LocalDate previousUntil) {
        assertThat(new Comparison.PreviousYear().of(new Period(since, until)))
                .isEqualTo(new Period(previousSince, previousUntil));
    }
}
