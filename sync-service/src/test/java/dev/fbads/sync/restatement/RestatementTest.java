package dev.fbads.sync.restatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.jobs.Topics;
import dev.fbads.sync.gateway.GatewayFacts;
import dev.fbads.sync.schedule.CareMetrics;
import dev.fbads.sync.schedule.OneReplica;
import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.Kafka;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** Nights of an account, in a year in which no other test looks at one. */
@SyncServiceTest
class RestatementTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NIGHT = Instant.parse("2031-03-10T07:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2031, 3, 10);
    private static final String JOBS = "SELECT count(*) FROM facebook_sync_jobs WHERE compte_id = ?";
    private static final String LEDGER = "INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, "
            + "date_start, date_stop, state, fetched_at, rows, spend, impressions, job_id) SELECT ?, ?, 'none', 'day', day, day, "
            + "'final', '2031-01-01', 0, 0, 0, gen_random_uuid() FROM (SELECT ?::date AS day) AS days";

    private final Tenant tenant = Tenant.in("America/Toronto");

    @Inject
    RestatementRepository repository;
    @Inject
    RestatementJobs jobs;
    @Inject
    GatewayFacts gateway;
    @Inject
    OneReplica oneReplica;
    @Inject
    RestatementMetrics metrics;
    @Inject
    CareMetrics care;
    @Inject
    MeterRegistry registry;

    @BeforeEach
    void threeDaysAreStored() {
        Tenant.select("SELECT facebook_ensure_partitions('2031-01-01', '2031-03-31')");
        IntStream.of(2, 3, 4, 40).forEach(age -> Tenant.sql(LEDGER, tenant.compteId(), tenant.accountId(),
                TODAY.minusDays(age).toString()));
        viewed("2031-03-01T00:00:00Z");
    }

    @AfterEach
    void nothingMoreIsDue() {
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = NULL WHERE last_viewed_at > '2030-01-01'");
        FakeGateway.quota("app", 0, Instant.now());
    }

    @Test
    void whatIsStoredIsReadAgainInTheBackgroundOnceANight() {
        run(NIGHT);
        run(NIGHT.plusSeconds(3600));

        await().atMost(PATIENCE)
                .until(() -> tenant.rows("SELECT fetched_at < now() FROM facebook_day_ledger WHERE compte_id = ? "
                        + "AND date_start >= '2031-03-06' GROUP BY 1"), List.of("t")::equals);
        assertThat(FakeGateway.calls(tenant.accountId())).containsExactly("2031-03-06..2031-03-08 none");
        assertThat(FakeGateway.requests(tenant.accountId())).allSatisfy(request -> {
            assertThat(request.path("role").asText()).isEqualTo("background");
            assertThat(request.path("user_id").asText()).isEqualTo("restatement:" + tenant.compteId());
        });
        String jobId = tenant.rows("SELECT job_id FROM facebook_sync_jobs WHERE compte_id = ?").getFirst();
        assertThat(Kafka.read(Topics.SYNC_JOBS_BACKGROUND, jobId, 1, PATIENCE)).hasSize(1);
        tenant.status().then().body("syncs.size()", equalTo(0));
        await().atMost(PATIENCE).untilAsserted(() -> tenant.request().get("/api/facebook/imports").then()
                .body("imports.size()", equalTo(1)).body("imports[0].user_id", equalTo("restatement:" + tenant.compteId())));
        assertThat(registry.get("fbads.restatement.jobs").counter().count()).isPositive();
        assertThat(registry.get("fbads.schedule.last.run.seconds").tag("task", "restatement").gauge().value()).isPositive();

        run(NIGHT.plus(Duration.ofDays(1)));
        await().atMost(PATIENCE).until(() -> FakeGateway.calls(tenant.accountId()).size() == 2);
    }

    @Test
    void onlyAtNightOnlyWhatWasLookedAtOnlyWhereItIsSwitchedOn() {
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
    void withoutQuotaToSpareItIsTriedAgainLaterTheSameNight() {
        Tenant other = Tenant.in("America/Toronto");
        Tenant.sql(LEDGER, other.compteId(), other.accountId(), "2031-03-08");
        Tenant.sql("UPDATE facebook_ad_accounts SET last_viewed_at = '2031-03-01' WHERE compte_id = ?", other.compteId());
        FakeGateway.quota(tenant.accountId(), 51, Instant.now());
        double skipped = skipped("quota");

        run(NIGHT);
        assertThat(tenant.rows(JOBS)).containsExactly("0");
        assertThat(other.rows(JOBS)).containsExactly("1");
        assertThat(skipped("quota")).isEqualTo(skipped + 1);
        FakeGateway.quota("app", 80, Instant.now());
        FakeGateway.quota(tenant.accountId(), 51, Instant.now().minusSeconds(3700));
        run(NIGHT.plusSeconds(600));
        assertThat(tenant.rows(JOBS)).containsExactly("0");

        FakeGateway.quota("app", 50, Instant.now());
        run(NIGHT.plusSeconds(1200));

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void anAccountThatNoTokenMayReadIsLeftAloneUntilItIsAuthorisedAgain() {
        Tenant.sql("UPDATE facebook_ad_accounts SET reauthorisation_needed = true WHERE compte_id = ?", tenant.compteId());
        run(NIGHT);
        assertThat(tenant.rows(JOBS)).containsExactly("0");
        Tenant.sql("UPDATE facebook_ad_accounts SET reauthorisation_needed = false WHERE compte_id = ?", tenant.compteId());

        run(NIGHT.plusSeconds(600));

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void daysThatAWishIsFetchingAreLeftToIt() {
        job("restatement", "2031-03-07", "2031-03-07");

        run(NIGHT);

        assertThat(tenant.rows("SELECT since, until FROM facebook_sync_jobs WHERE compte_id = ? ORDER BY since"))
                .containsExactly("2031-03-06 2031-03-06", "2031-03-07 2031-03-07", "2031-03-08 2031-03-08");
    }

    @Test
    void replicasThatCannotSeeEachOtherServeAnAccountOnceAllTheSame() {
        RestatementRepository.Due due = repository
                .due(NIGHT.minusSeconds(3_000_000), List.of(new Night("America/Toronto", TODAY)),
                        new RestatementRepository.After(tenant.compteId(), ""), 1)
                .await().atMost(PATIENCE).getFirst();

        Uni.join().all(jobs.add(due), jobs.add(due), jobs.add(due)).andFailFast().await().atMost(PATIENCE);

        assertThat(tenant.rows(JOBS)).containsExactly("1");
    }

    @Test
    void whoTakesAWishBackDoesNotEndTheNightsJob() {
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
                .containsExactly("restatement waiting", "wish cancelled");
    }

    @Test
    void aWishThatJoinsTheNightsJobMakesItUrgent() {
        String day = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
        job("restatement", day, day);

        tenant.wish(day, day).then().statusCode(202).body("total_days", equalTo(1)).body("fetches.size()", equalTo(0));

        assertThat(tenant.rows("SELECT role, origin FROM facebook_sync_jobs WHERE compte_id = ?"))
                .containsExactly("responsable restatement");
    }

    @Test
    void aNightThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> restatement(new TestConfig(true, LocalTime.of(7, 0)))).hasMessageContaining("until");
    }

    private void run(Instant now) {
        restatement(config(true)).run(now).await().atMost(PATIENCE);
    }

    private Restatement restatement(RestatementConfig config) {
        return new Restatement(repository, jobs, gateway, config, oneReplica, metrics, care, Clock.systemUTC());
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
