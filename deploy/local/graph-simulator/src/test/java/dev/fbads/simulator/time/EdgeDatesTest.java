package dev.fbads.simulator.time;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Control;
import dev.fbads.simulator.Graph;
import dev.fbads.simulator.Totals;
import dev.fbads.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** The simulated accounts on the date of the tests, and on those on which calendar arithmetic goes wrong first. */
@QuarkusTest
class EdgeDatesTest {

    private static final String FIELDS = "spend,impressions,clicks,inline_link_clicks,inline_post_engagement,actions,"
            + "action_values";
    private static final String TORONTO = "act_900100400/insights";

    @AfterEach
    void asBefore() {
        Control.reset();
    }

    static Stream<LocalDate> dates() {
        return Stream.concat(Stream.of(TestClock.TODAY), TestClock.EDGE_DATES.stream());
    }

    @ParameterizedTest
    @MethodSource("dates")
    void daysAndMonthsUpToTodayAddUpToTheTruth(LocalDate today) {
        standAt(today);
        String since = today.minusMonths(2).toString();
        JsonNode truth = Graph.truth(Graph.PARIS, since, today.toString(), "account").get("totals");
        assertThat(truth.get("impressions").asLong()).isPositive();

        for (String increment : List.of("1", "monthly", "all_days")) {
            Totals totals = new Totals();
            Graph.follow(Graph.get(Graph.PARIS + "/insights", "level", "ad", "time_increment", increment, "limit", 500,
                    "fields", FIELDS, "time_range", range(since, today.toString())), 500).forEach(totals::addRow);

            assertThat(totals).as(increment).isEqualTo(Totals.ofTruth(truth));
        }
    }

    @ParameterizedTest
    @MethodSource("dates")
    void todayHasBegunAndTomorrowHasNot(LocalDate today) {
        standAt(today);

        assertThat(impressions(today)).isPositive().isLessThan(impressions(today.minusDays(7)));
        assertThat(impressions(today.plusDays(1))).isZero();
        assertThat(period("today")).isEqualTo(today + " " + today);
        assertThat(period("this_month")).isEqualTo(today.withDayOfMonth(1) + " " + today);
        YearMonth lastMonth = YearMonth.from(today).minusMonths(1);
        assertThat(period("last_month")).isEqualTo(lastMonth.atDay(1) + " " + lastMonth.atEndOfMonth());
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aPeriodMayBeginThirtySevenMonthsAgoAndNotADayEarlier(LocalDate today) {
        standAt(today);
        LocalDate earliest = today.minusMonths(37);

        assertThat(Graph.call("/v26.0/" + TORONTO, "time_range", range(earliest.toString(), today.toString())).statusCode())
                .isEqualTo(200);
        assertThat(Graph.error(TORONTO, "time_range", range(earliest.minusDays(1).toString(), today.toString())).get("code")
                .asInt()).isEqualTo(3018);
    }

    private static void standAt(LocalDate today) {
        Control.put("clock", "{\"instant\":\"" + TestClock.afternoonOf(today) + "\",\"stopped\":true}");
    }

    private static String period(String preset) {
        JsonNode row = Graph.get(TORONTO, "date_preset", preset).get("data").get(0);
        return row.get("date_start").asText() + " " + row.get("date_stop").asText();
    }

    private static long impressions(LocalDate day) {
        return Graph.get(TORONTO, "time_range", range(day.toString(), day.toString())).get("data").path(0).path("impressions")
                .asLong();
    }
}
