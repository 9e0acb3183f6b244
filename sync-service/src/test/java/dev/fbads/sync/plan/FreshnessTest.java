package dev.fbads.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.contracts.periods.ReportingCalendar;

/** The table of the design, line by line, for a day that ends at 05:00Z (Toronto) although Paris ends at 23:00Z. */
class FreshnessTest {

    private final Freshness freshness = new Freshness(
            new ReportingCalendar(ZoneId.of("America/Toronto"), ZoneId.of("Europe/Paris")));
    private final Slice day = Slice.of(LocalDate.of(2026, 11, 20));

    @ParameterizedTest(name = "{0} ends at {1}")
    @CsvSource({ "2026-03-07, 2026-03-08T05:00:00Z", "2026-03-08, 2026-03-09T04:00:00Z", "2026-10-31, 2026-11-01T04:00:00Z",
            "2026-11-01, 2026-11-02T05:00:00Z" })
    void aDayOfTwentyThreeOrTwentyFiveHoursEndsAtMidnight(LocalDate date, Instant end) {
        Slice slice = Slice.of(date);

        assertThat(freshness.at(slice, end.minusMillis(1))).isEqualTo(Freshness.State.OPEN);
        assertThat(freshness.at(slice, end)).isEqualTo(Freshness.State.CLOSED);
        assertThat(freshness.at(slice, end.plusSeconds(24 * 3600).minusMillis(1))).isEqualTo(Freshness.State.CLOSED);
        assertThat(freshness.at(slice, end.plusSeconds(24 * 3600))).isEqualTo(Freshness.State.FINAL);
    }

    @ParameterizedTest(name = "fetched {0}, now {1}: {2}, usable {3}")
    @CsvSource({
            "2026-11-20T20:00:00Z, 2026-11-20T20:59:59Z, OPEN,   true",
            "2026-11-20T20:00:00Z, 2026-11-20T21:00:00Z, OPEN,   false",
            // ended in Paris, not in Toronto: still open
            "2026-11-21T04:59:59Z, 2026-11-21T05:30:00Z, OPEN,   true",
            "2026-11-21T05:00:00Z, 2026-11-21T05:59:59Z, CLOSED, true",
            "2026-11-21T05:00:00Z, 2026-11-21T06:00:00Z, CLOSED, false",
            "2026-11-22T04:59:59Z, 2026-11-22T06:00:00Z, CLOSED, false",
            "2026-11-22T05:00:00Z, 2026-11-22T06:00:00Z, FINAL,  true",
            "2026-11-22T05:00:00Z, 2028-01-01T00:00:00Z, FINAL,  true",
    })
    void followsTheTableOfTheDesign(Instant fetchedAt, Instant now, Freshness.State state, boolean usable) {
        assertThat(freshness.at(day, fetchedAt)).isEqualTo(state);
        assertThat(freshness.isUsable(day, fetchedAt, now)).isEqualTo(usable);
    }
}
