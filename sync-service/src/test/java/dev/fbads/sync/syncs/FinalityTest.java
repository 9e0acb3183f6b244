package dev.fbads.sync.syncs;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import jakarta.inject.Inject;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.OnEdgeDates;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/**
 * When a day is fetched again, to the second: around its end and the end of the following day. The account's zone is behind the
 * reporting zone, so that its midnight counts; around a daylight saving change that is 23 or 25 hours after the previous one.
 */
@SyncServiceTest
class FinalityTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in(ZONE.getId());

    @OnEdgeDates
    void aDayIsFetchedAgainHourlyUntilAFetchADayAfterItsEnd(LocalDate day) {
        Tenant.ensurePartitions(day, day);
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        Instant beforeItsEnd = end.minus(SECOND);
        Instant beforeItSettled = end.plus(DAY).minus(SECOND);

        fetched(day, beforeItsEnd, "open");
        stored(day, beforeItsEnd.plus(HOUR).minus(SECOND));
        fetched(day, beforeItsEnd.plus(HOUR), "closed");
        fetched(day, beforeItSettled, "closed");
        stored(day, beforeItSettled.plus(HOUR).minus(SECOND));
        fetched(day, beforeItSettled.plus(HOUR), "final");
        stored(day, end.plus(Duration.ofDays(400)));
    }

    @OnEdgeDates
    void aDayIsOpenUntilMidnightClosedFromThenOnAndFinalADayLater(LocalDate day) {
        Tenant.ensurePartitions(day, day);
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();

        fetched(day, end.minus(SECOND), "open");
        clear();
        fetched(day, end, "closed");
        clear();
        fetched(day, end.plus(DAY), "final");
    }

    private void fetched(LocalDate day, Instant at, String state) {
        clock.holdAt(at);
        int calls = FakeGateway.calls(tenant.accountId()).size();
        tenant.requestSync(day.toString(), day.toString()).then().statusCode(202);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));

        assertThat(FakeGateway.calls(tenant.accountId())).as("calls at %s", at).hasSize(calls + 1);
        assertThat(tenant.rows("SELECT state, extract(epoch FROM fetched_at)::bigint FROM facebook_day_ledger "
                + "WHERE compte_id = ?")).containsExactly(state + " " + at.getEpochSecond());
    }

    private void stored(LocalDate day, Instant at) {
        clock.holdAt(at);
        int calls = FakeGateway.calls(tenant.accountId()).size();

        assertThat(tenant.requestSync(day.toString(), day.toString()).statusCode()).as("at %s", at).isEqualTo(200);

        assertThat(FakeGateway.calls(tenant.accountId())).hasSize(calls);
    }

    private void clear() {
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ?", tenant.compteId());
    }
}
