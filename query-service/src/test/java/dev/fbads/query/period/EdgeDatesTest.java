package dev.fbads.query.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceClock;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;
import dev.fbads.testing.TestClock;
import io.restassured.response.Response;

/** Responses over HTTP on the dates on which calendar arithmetic fails first, with the clock held there. */
@ServiceTest
class EdgeDatesTest {

    private static final int COMPTE = 1;
    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final Map<ZoneId, String> ACCOUNTS = Map.of(TORONTO, "act_7001", PARIS, "act_7002", LOS_ANGELES, "act_7003");

    @Inject
    ServiceClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    static Stream<LocalDate> dates() {
        return Stream.concat(TestClock.EDGE_DATES.stream(), Stream.of(TestClock.TODAY)).distinct();
    }

    /** Computed by hand: oldest day, last month, last week from Monday, last quarter. */
    @ParameterizedTest
    @CsvSource({
            "2026-11-01, 2023-10-02, 2026-10-01, 2026-10-31, 2026-10-19, 2026-10-25, 2026-07-01, 2026-09-30",
            "2026-11-10, 2023-10-11, 2026-10-01, 2026-10-31, 2026-11-02, 2026-11-08, 2026-07-01, 2026-09-30",
            "2026-11-11, 2023-10-12, 2026-10-01, 2026-10-31, 2026-11-02, 2026-11-08, 2026-07-01, 2026-09-30",
            "2026-11-20, 2023-10-21, 2026-10-01, 2026-10-31, 2026-11-09, 2026-11-15, 2026-07-01, 2026-09-30",
            "2026-11-21, 2023-10-22, 2026-10-01, 2026-10-31, 2026-11-09, 2026-11-15, 2026-07-01, 2026-09-30",
            "2026-11-28, 2023-10-29, 2026-10-01, 2026-10-31, 2026-11-16, 2026-11-22, 2026-07-01, 2026-09-30",
            "2028-02-29, 2025-01-30, 2028-01-01, 2028-01-31, 2028-02-21, 2028-02-27, 2027-10-01, 2027-12-31",
            "2026-08-31, 2023-08-01, 2026-07-01, 2026-07-31, 2026-08-24, 2026-08-30, 2026-04-01, 2026-06-30",
            "2026-03-08, 2023-02-09, 2026-02-01, 2026-02-28, 2026-02-23, 2026-03-01, 2025-10-01, 2025-12-31",
            "2026-12-31, 2023-12-01, 2026-11-01, 2026-11-30, 2026-12-21, 2026-12-27, 2026-07-01, 2026-09-30" })
    void presetsAndTheOldestDayFollowTheReportingZone(LocalDate today, LocalDate oldest, LocalDate monthStart,
            LocalDate monthEnd,
            LocalDate weekStart, LocalDate weekEnd, LocalDate quarterStart, LocalDate quarterEnd) throws SQLException {
        store(today);
        for (LocalTime time : List.of(LocalTime.MIN, LocalTime.NOON, LocalTime.MAX)) {
            clock.holdAt(today.atTime(time).atZone(TORONTO).toInstant());

            assertPreset("today", today, today);
            assertPreset("yesterday", today.minusDays(1), today.minusDays(1));
            assertPreset("last_month", monthStart, monthEnd);
            assertPreset("last_week_mon_sun", weekStart, weekEnd);
            assertPreset("last_quarter", quarterStart, quarterEnd);
            assertThat(days(TORONTO, oldest, oldest).statusCode()).isEqualTo(200);
            assertRefused(days(TORONTO, oldest.minusDays(1), oldest), "before_history", oldest);
        }
    }

    @Test
    void everyEdgeDateHasItsExpectedPeriods() {
        String[] rows = Stream.of(EdgeDatesTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("presetsAndTheOldestDayFollowTheReportingZone"))
                .findFirst()
                .orElseThrow()
                .getAnnotation(CsvSource.class)
                .value();

        assertThat(Stream.of(rows).map(row -> LocalDate.parse(row.split(",")[0])))
                .containsExactlyInAnyOrderElementsOf(TestClock.EDGE_DATES);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aDayIsOverWhenItHasEndedInBothZones(LocalDate today) throws SQLException {
        store(today);
        Map<ZoneId, Instant> ends = Map.of(TORONTO, midnightAfter(today, TORONTO), PARIS, midnightAfter(today, TORONTO),
                LOS_ANGELES, midnightAfter(today, LOS_ANGELES));

        ends.forEach((zone, end) -> {
            clock.holdAt(end.minusNanos(1));
            Response before = days(zone, today.minusDays(1), today);
            clock.holdAt(end);
            Response after = days(zone, today.minusDays(1), today);

            assertThat(Api.json(before).get("partial").booleanValue()).as("%s before %s", zone, end).isTrue();
            assertThat(Api.json(after).get("partial").booleanValue()).as("%s at %s", zone, end).isFalse();
            assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        });
    }

    @ParameterizedTest
    @MethodSource("dates")
    void theNextDayMayBeRequestedOnceItHasBegunInEitherZone(LocalDate today) throws SQLException {
        store(today);
        LocalDate next = today.plusDays(1);
        Map<ZoneId, Instant> begins = Map.of(TORONTO, midnightAfter(today, TORONTO), PARIS, midnightAfter(today, PARIS),
                LOS_ANGELES, midnightAfter(today, TORONTO));

        begins.forEach((zone, begin) -> {
            clock.holdAt(begin.minusNanos(1));
            assertRefused(days(zone, today, next), "future_date", today);

            clock.holdAt(begin);
            Response response = days(zone, today, next);
            assertThat(response.statusCode()).as("%s at %s", zone, begin).isEqualTo(200);
            JsonNode coverage = Api.json(response).get("coverage");
            assertThat(coverage.get("complete").booleanValue()).isFalse();
            assertThat(coverage.at("/missing_days/0").textValue()).isEqualTo(next.toString());
            assertThat(coverage.get("missing_days")).hasSize(1);
            assertThat(coverage.get("provisional_days")).hasSize(1);
            assertThat(coverage.at("/provisional_days/0").textValue()).isEqualTo(today.toString());
            assertThat(coverage.get("data_through").textValue()).isEqualTo(today.toString());
        });
    }

    @ParameterizedTest
    @MethodSource("dates")
    void responsesAreCachedUntilMidnightInTheReportingOrTheAccountsZone(LocalDate today) throws SQLException {
        store(today);
        for (ZoneId midnight : List.of(TORONTO, PARIS)) {
            Instant end = midnightAfter(today, midnight);
            clock.holdAt(end.minusSeconds(3600));
            String tag = days(PARIS, today.minusDays(1), today).header("ETag");

            clock.holdAt(end.minusNanos(1));
            assertThat(unchanged(tag, today)).as("before %s", end).isEqualTo(304);
            clock.holdAt(end);
            assertThat(unchanged(tag, today)).as("at %s", end).isEqualTo(200);
        }
    }

    private static int unchanged(String tag, LocalDate today) {
        return Api.as("client")
                .header("If-None-Match", tag)
                .queryParams(parameters(PARIS, today.minusDays(1), today))
                .get("/api/facebook/data/account")
                .statusCode();
    }

    private static void assertPreset(String preset, LocalDate since, LocalDate until) {
        JsonNode data = Api.data("client", "account", Map.of("account_id", ACCOUNTS.get(TORONTO), "date_preset", preset));
        assertThat(List.of(data.get("since").textValue(), data.get("until").textValue())).as(preset)
                .containsExactly(since.toString(), until.toString());
    }

    private static void assertRefused(Response response, String code, LocalDate limit) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.asString()).contains(code).contains(limit.toString());
    }

    private static Response days(ZoneId zone, LocalDate since, LocalDate until) {
        return Api.as("client").queryParams(parameters(zone, since, until)).get("/api/facebook/data/account");
    }

    private static Map<String, String> parameters(ZoneId zone, LocalDate since, LocalDate until) {
        return Map.of("account_id", ACCOUNTS.get(zone), "since", since.toString(), "until", until.toString());
    }

    private static Instant midnightAfter(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Yesterday is stored as closed, today as open. */
    private static void store(LocalDate today) throws SQLException {
        try (Store store = Store.open()) {
            store.clear();
            store.compte(COMPTE, "client");
            for (Map.Entry<ZoneId, String> account : ACCOUNTS.entrySet()) {
                store.account(COMPTE, account.getValue(), account.getKey().getId());
                store.ledger(COMPTE, account.getValue(), Granularity.DAY, today.minusDays(1), today.minusDays(1), "closed");
                store.ledger(COMPTE, account.getValue(), Granularity.DAY, today, today, "open");
            }
        }
    }
}
