package dev.fbads.sync.restatement;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.gateway.GatewayFacts;
import dev.fbads.sync.maintenance.MaintenanceMetrics;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.OnEdgeDates;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** Nightly runs for an account; except for the edge dates, in a year that no other test uses. */
@SyncServiceTest
class RestatementTest {

    private static final Instant NIGHT = Instant.parse("2031-03-10T07:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2031, 3, 10);
    private static final String JOBS = "SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ?";
    private static final String LEDGER = "INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, "
            + "date_start, date_stop, state, fetched_at, rows, spend, impressions, job_id) SELECT ?, ?, 'none', 'day', day, day, "
            + "'final', '2031-01-01', 0, 0, 0, gen_random_uuid() FROM (SELECT ?::date AS day) AS days";

    private static final String FORTY_DAYS = "INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, "
            + "granularity, date_start, date_stop, state, fetched_at, rows, spend, impressions, job_id) SELECT ?, ?, 'none', 'day', "
            + "day, day, 'final', '2020-01-01', 0, 0, 0, gen_random_uuid() "
            + "FROM generate_series(?::date - 40, ?::date - 1, INTERVAL '1 day') AS day ON CONFLICT DO NOTHING";

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Inject
    RestatementRepository repository;
    @Inject
    RestatementJobs jobs;
    @Inject
    GatewayFacts gateway;
    @Inject
    AdvisoryLock lock;
    @Inject
    RestatementMetrics metrics;
    @Inject
    MaintenanceMetrics maintenance;
    @Inject
    MeterRegistry registry;
    @Inject
    ServiceClock clock;

    @BeforeEach
    void threeDaysAreStored() {
        clock.moveTo(NIGHT);
        Tenant.ensurePartitions(LocalDate.of(2031, 1, 1), LocalDate.of(2031, 3, 31));
        IntStream.of(2, 3, 4, 40).forEach(age -> Tenant.sql(LEDGER, tenant.compteId(), tenant.accountId(),
                TODAY.minusDays(age).toString()));
        viewed("2031-03-01T00:00:00Z");
    }

    @AfterEach
    void nothingIsDue() {
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = NULL WHERE last_viewed_at > '2030-01-01'");
        FakeGateway.quota("app", 0, clock.instant());
    }

    @Test
    void storedDaysAreRestatedInTheBackgroundOncePerNight() {
        run(NIGHT);
        run(NIGHT.plusSeconds(3600));

        await().atMost(PATIENCE)
                .until(() -> tenant.rows("SELECT fetched_at >= '2031-03-10' FROM facebook_day_ledger WHERE compte_id = ? "
                        + "AND date_start >= '2031-03-06' GROUP BY 1"), List.of("t")::equals);
        assertThat(FakeGateway.calls(tenant.accountId())).containsExactly("2031-03-06..2031-03-08 none");
        assertThat(FakeGateway.requests(tenant.accountId())).allSatisfy(request -> {
            assertThat(request.path("role").asText()).isEqualTo("background");
            assertThat(request.path("user_id").asText()).isEqualTo("restatement:" + tenant.compteId());
        });
        String jobId = tenant.rows("SELECT job_id FROM facebook_sync_jobs WHERE compte_id = ?").getFirst();
        assertThat(Kafka.read(Topics.SYNC_JOBS_BACKGROUND, jobId, 1)).hasSize(1);
        tenant.status().then().body("syncs.size()", equalTo(0));
        await().atMost(PATIENCE).untilAsserted(() -> tenant.request().get("/api/facebook/imports").then()
                .body("imports.size()", equalTo(1)).body("imports[0].user_id", equalTo("restatement:" + tenant.compteId())));
        assertThat(registry.get("fbads.restatement.jobs").counter().count()).isPositive();
        assertThat(registry.get("fbads.schedule.last.run.seconds").tag("task", "restatement").gauge().value()).isPositive();

        run(NIGHT.plus(Duration.ofDays(1)));
        await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 2);
    }

    @Test
    void onlyRecentlyViewedAccountsAreRestatedAtNightIfEnabled() {
        run(NIGHT.plus(Duration.ofHours(8)));
        viewed("2031-02-24T07:29:59Z");
        run(NIGHT);
        viewed("2031-02-24T07:30:01Z");
        restatement(config(false)).run(NIGHT).await().atMost(PATIENCE);
        assertThat(tenant.rows(JOBS)).containsExactly("0");

        run(NIGHT);

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void anAccountWithoutQuotaIsRetriedLaterInTheSameNight() {
        Tenant other = Tenant.in("America/Toronto");
        Tenant.sql(LEDGER, other.compteId(), other.accountId(), "2031-03-08");
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = '2031-03-01' WHERE compte_id = ?", other.compteId());
        FakeGateway.quota(tenant.accountId(), 51, clock.instant());
        double skipped = skipped("quota");

        run(NIGHT);
        assertThat(tenant.rows(JOBS)).containsExactly("0");
        assertThat(other.rows(JOBS)).containsExactly("1");
        assertThat(skipped("quota")).isEqualTo(skipped + 1);
        FakeGateway.quota("app", 80, clock.instant());
        FakeGateway.quota(tenant.accountId(), 51, clock.instant().minusSeconds(3700));
        run(NIGHT.plusSeconds(600));
        assertThat(tenant.rows(JOBS)).containsExactly("0");

        FakeGateway.quota("app", 50, clock.instant());
        run(NIGHT.plusSeconds(1200));

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void anAccountWithoutTokenIsSkippedUntilItIsReauthorised() {
        Tenant.sql("UPDATE facebook_ad_accounts SET reauthorisation_needed = true WHERE compte_id = ?", tenant.compteId());
        run(NIGHT);
        assertThat(tenant.rows(JOBS)).containsExactly("0");
        Tenant.sql("UPDATE facebook_ad_accounts SET reauthorisation_needed = false WHERE compte_id = ?", tenant.compteId());

        run(NIGHT.plusSeconds(600));

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void daysThatASyncIsFetchingAreNotRestated() {
        job("restatement", "2031-03-07", "2031-03-07");

        run(NIGHT);

        assertThat(tenant.rows("SELECT since, until FROM facebook_sync_jobs WHERE compte_id = ? ORDER BY since"))
                .containsExactly("2031-03-06 2031-03-06", "2031-03-07 2031-03-07", "2031-03-08 2031-03-08");
    }

    @Test
    void concurrentReplicasRestateAnAccountOnce() {
        RestatementRepository.Due due = repository
                .due(NIGHT.minusSeconds(3_000_000), List.of(new NightlyRun("America/Toronto", TODAY)),
                        new RestatementRepository.After(tenant.compteId(), ""), 1)
                .await().atMost(PATIENCE).getFirst();

        Uni.join().all(jobs.add(due), jobs.add(due), jobs.add(due)).andFailFast().await().atMost(PATIENCE);

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void cancellingASyncDoesNotCancelARestatementJob() {
        job("restatement", "2031-03-07", "2031-03-07");
        job("wish", "2031-03-08", "2031-03-08");
        Tenant.sql(
                "WITH sync AS (INSERT INTO facebook_sync_status (sync_id, compte_id, user_id, account_id, date_start, date_stop, "
                        + "breakdown_sets, status, total_days) VALUES ('late-' || ?, ?, 'u', ?, '2031-03-07', '2031-03-08', '{none}', "
                        + "'pending', 2) RETURNING sync_id) INSERT INTO facebook_sync_members (sync_id, job_id, compte_id) "
                        + "SELECT sync_id, job_id, compte_id FROM sync, facebook_sync_jobs WHERE compte_id = ?",
                tenant.compteId(),
                tenant.compteId(), tenant.accountId(), tenant.compteId());

        tenant.request().delete("/api/facebook/sync/late-" + tenant.compteId()).then().statusCode(200);

        assertThat(tenant.rows("SELECT origin, state FROM facebook_sync_jobs WHERE compte_id = ? ORDER BY 1"))
                .containsExactly("restatement waiting", "sync request cancelled");
    }

    @Test
    void aSyncThatJoinsARestatementJobRaisesItsPriority() {
        String day = TODAY.minusDays(20).toString();
        job("restatement", day, day);

        tenant.requestSync(day, day).then().statusCode(202).body("total_days", equalTo(1)).body("fetches.size()", equalTo(0));

        assertThat(tenant.rows("SELECT role, origin FROM facebook_sync_jobs WHERE compte_id = ?"))
                .containsExactly("responsable restatement");
    }

    @OnEdgeDates
    void threeNightsRestateEachDayAsOftenAsDesigned(LocalDate today) {
        FakeGateway.always(tenant.accountId(), (request, body) -> FakeGateway.done(body, 0));
        Tenant.sql("DELETE FROM facebook_day_ledger WHERE compte_id = ?", tenant.compteId());
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = NULL WHERE compte_id <> ?", tenant.compteId());
        List<List<String>> nights = new ArrayList<>();

        for (int night = 0; night < 3; night++) {
            nights.add(daysReadInTheNightOf(today.plusDays(night)));
        }

        for (int night = 0; night < 3; night++) {
            LocalDate date = today.plusDays(night);
            assertThat(nights.get(night)).as("the night of %s", date).isIn(days(date, 7), days(date, 28));
        }
        assertThat(nights).extracting(List::size).as("every third night").containsExactlyInAnyOrder(7, 7, 28);
    }

    /** The days of forty stored ones that a night restates; a second run in the same night adds none. */
    private List<String> daysReadInTheNightOf(LocalDate date) {
        Instant night = date.atTime(3, 30).atZone(ZoneId.of("America/Toronto")).toInstant();
        clock.moveTo(night);
        Tenant.sql(FORTY_DAYS, tenant.compteId(), tenant.accountId(), date.toString(), date.toString());
        viewed(night.minus(Duration.ofDays(1)).toString());
        run(date.atTime(1, 59).atZone(ZoneId.of("America/Toronto")).toInstant());
        assertThat(tenant.rows(JOBS)).as("before the night").containsExactly("0");

        run(night);
        run(night.plusSeconds(60));

        List<String> read = tenant.rows("SELECT day::date FROM facebook_sync_jobs, generate_series(since, until, "
                + "INTERVAL '1 day') AS day WHERE compte_id = ? ORDER BY 1 DESC");
        Tenant.sql("DELETE FROM facebook_sync_jobs WHERE compte_id = ?", tenant.compteId());
        return read;
    }

    private static List<String> days(LocalDate night, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(age -> night.minusDays(age).toString()).toList();
    }

    @Test
    void aNightWindowThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> restatement(new TestConfig(true, LocalTime.of(7, 0)))).hasMessageContaining("until");
    }

    private void run(Instant now) {
        restatement(config(true)).run(now).await().atMost(PATIENCE);
    }

    private Restatement restatement(RestatementConfig config) {
        return new Restatement(repository, jobs, gateway, config, lock, metrics, maintenance, clock);
    }

    private void viewed(String at) {
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = ?::timestamptz WHERE compte_id = ?", at,
                tenant.compteId());
    }

    private void job(String origin, String since, String until) {
        Tenant.sql(
                "INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, "
                        + "until, state, next_retry_at, origin) VALUES (gen_random_uuid(), ?, ?, 'u', 'background', 'none', 'day', ?::date, "
                        + "?::date, 'waiting', now() + INTERVAL '1 day', ?)",
                tenant.compteId(), tenant.accountId(), since, until, origin);
    }

    private double skipped(String reason) {
        return registry.find("fbads.restatement.skipped").tag("reason", reason).counters().stream()
                .mapToDouble(counter -> counter.count()).sum();
    }

    private static RestatementConfig config(boolean enabled) {
        return new TestConfig(enabled, LocalTime.of(2, 0));
    }

    private record TestConfig(boolean enabled, LocalTime from) implements RestatementConfig {

        @Override
        public String every() {
            return "off";
        }

        @Override
        public LocalTime until() {
            return LocalTime.of(6, 0);
        }

        @Override
        public Duration viewedWithin() {
            return Duration.ofDays(14);
        }

        @Override
        public double quotaUpTo() {
            return 50;
        }
    }
}
