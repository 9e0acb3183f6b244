package dev.fbads.sync.syncs;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.OnEdgeDates;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.testing.TestClock;
import io.restassured.response.Response;

/** Plans of requests on dates that are critical for calendar arithmetic. The test counts the days one by one. */
@SyncServiceTest
class PlanDatesTest {

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    /** Longer than a daily period. */
    private static final int DAYS = 100;

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in(ZONE.getId());

    @BeforeEach
    void respondWithoutRows() {
        FakeGateway.always(tenant.accountId(), (request, body) -> FakeGateway.done(body, 0));
    }

    @OnEdgeDates
    void everyDayIsInOneFetchAndEndedMonthsAreFetchedAsAWhole(LocalDate today) {
        clock.moveTo(TestClock.afternoonOf(today));
        LocalDate since = today.minusDays(DAYS - 1L);
        Tenant.ensurePartitions(since, today);

        Response planned = tenant.requestSync(since.toString(), today.toString());

        planned.then().statusCode(202).body("total_days", equalTo(DAYS));
        List<Map<String, String>> fetches = planned.jsonPath().getList("fetches");
        Map<LocalDate, String> granularities = new HashMap<>();
        fetches.forEach(fetch -> LocalDate.parse(fetch.get("since")).datesUntil(LocalDate.parse(fetch.get("until")).plusDays(1))
                .forEach(day -> assertThat(granularities.put(day, fetch.get("granularity"))).as("a fetch of %s before", day)
                        .isNull()));
        assertThat(granularities).hasSize(DAYS);
        granularities.forEach((day, granularity) -> assertThat(granularity).as("the fetch of %s", day)
                .isEqualTo(isFetchedAsMonth(day, since, today) ? "month" : "day"));
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));
        tenant.status().then().body("syncs[0].synced_days", equalTo(DAYS));
    }

    @OnEdgeDates
    void aDayMayBeRequestedOnceItHasBegun(LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        Instant midnight = tomorrow.atStartOfDay(ZONE).toInstant();
        Tenant.ensurePartitions(today, tomorrow);

        clock.holdAt(midnight.minusMillis(1));
        tenant.requestSync(tomorrow.toString(), tomorrow.toString()).then().statusCode(400)
                .body("errors[0].code", equalTo("future_date"));
        preset("today", today, today);
        clock.holdAt(midnight);
        tenant.requestSync(tomorrow.toString(), tomorrow.toString()).then().statusCode(202);
        preset("today", tomorrow, tomorrow);
    }

    @OnEdgeDates
    void presetsAreDatesOfTheReportingZone(LocalDate today) {
        YearMonth lastMonth = YearMonth.from(today).minusMonths(1);
        Tenant.ensurePartitions(lastMonth.atDay(1), today);
        clock.holdAt(today.plusDays(1).atStartOfDay(ZONE).minusSeconds(1).toInstant());

        preset("yesterday", today.minusDays(1), today.minusDays(1));
        preset("last_7d", today.minusDays(7), today.minusDays(1));
        preset("last_month", lastMonth.atDay(1), lastMonth.atEndOfMonth());
        preset("this_month", YearMonth.from(today).atDay(1), today);
    }

    private void preset(String name, LocalDate since, LocalDate until) {
        Response planned = tenant.request().contentType("application/json")
                .body("{\"account_id\":\"%s\",\"date_preset\":\"%s\"}".formatted(tenant.accountId(), name))
                .post("/api/facebook/sync");

        assertThat(List.of(planned.<String> path("since"), planned.<String> path("until"))).as(name)
                .containsExactly(since.toString(), until.toString());
    }

    /** A calendar month that is requested completely and whose last day has ended by the afternoon of today. */
    private static boolean isFetchedAsMonth(LocalDate day, LocalDate since, LocalDate today) {
        YearMonth month = YearMonth.from(day);
        return !month.atDay(1).isBefore(since) && month.atEndOfMonth().isBefore(today);
    }
}
