package dev.fbads.sync.jobs;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.sync.jobs.ClaimRepository.Kind;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;
import dev.fbads.sync.support.WithoutWorkers;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

/** The order in which released jobs are claimed. The service neither releases nor claims jobs itself; the test does. */
@SyncServiceTest
@TestProfile(WithoutWorkers.class)
class ClaimOrderTest {

    @Inject
    private ClaimRepository claims;

    private final Tenant first = Tenant.in("America/Toronto");
    private final Tenant second = Tenant.in("America/Toronto");

    @BeforeEach
    @AfterEach
    void clearReleasedJobs() {
        Tenant.deleteUnfinishedJobs();
    }

    @Test
    void requestedJobsAreClaimedBeforeBackgroundJobsUntilThoseAreOlderThanThePatience() {
        job(first, "released", "background", "none", 14);
        job(second, "released", "client", "country", 0);
        job(second, "running", "client", "none", 0);
        assertThat(order(Kind.GENERAL)).containsExactly(second.accountId(), first.accountId());

        clearReleasedJobs();
        job(first, "released", "background", "none", 16);
        job(second, "released", "client", "country", 0);
        job(second, "running", "client", "none", 0);
        assertThat(order(Kind.GENERAL)).containsExactly(first.accountId(), second.accountId());
    }

    @Test
    void jobsOfComptesAreClaimedFairlyHoweverManyOneCompteHas() {
        IntStream.range(0, 4).forEach(i -> job(first, "released", "superadmin", "none", 5));
        IntStream.range(0, 2).forEach(i -> job(second, "released", "client", "country", 0));

        assertThat(order(Kind.GENERAL)).startsWith(first.accountId(), second.accountId(), first.accountId(),
                second.accountId());
    }

    @Test
    void aBatchedClaimEqualsSingleClaimsInSequence() {
        job(first, "released", "background", "none", 16);
        job(first, "running", "client", "none", 0);
        IntStream.range(0, 4).forEach(i -> job(first, "released", "superadmin", "none", 5 + i));
        IntStream.range(0, 3).forEach(i -> job(second, "released", "client", i == 1 ? "none" : "country", 7 + i));
        job(second, "released", "background", "none", 3);
        List<Object> alone = Stream.generate(() -> claim(Kind.GENERAL)).limit(9).map(job -> job.orElseThrow().jobId())
                .collect(Collectors.toList());
        assertThat(claim(Kind.GENERAL)).isEmpty();
        Tenant.sql("UPDATE facebook_sync_jobs SET state = 'released', lease_token = NULL WHERE lease_owner = 'test'");

        List<Claim> together = claims.claim("test", Kind.GENERAL, 20).await().atMost(PATIENCE);

        assertThat(together).extracting(claim -> (Object) claim.job().jobId()).containsExactlyElementsOf(alone);
        assertThat(together).extracting(claim -> claim.job().leaseToken()).doesNotHaveDuplicates();
    }

    @Test
    void reservedSlotsThatClaimTogetherServeDifferentComptes() {
        IntStream.range(0, 3).forEach(i -> job(first, "released", "client", "none", i));
        IntStream.range(0, 3).forEach(i -> job(second, "released", "client", "none", i));

        assertThat(claims.claim("test", Kind.RESERVED, 6).await().atMost(PATIENCE))
                .extracting(claim -> claim.job().compteId())
                .containsExactlyInAnyOrder(first.compteId(), second.compteId());
    }

    @Test
    void concurrentClaimsOfReplicasDoNotOverlap() {
        IntStream.range(0, 30).forEach(i -> job(i % 2 == 0 ? first : second, "released", "client", "none", i));

        List<Claim> claimed = Uni.join().all(IntStream.range(0, 6)
                .mapToObj(i -> claims.claim("replica-" + i, Kind.GENERAL, 5))
                .toList()).andFailFast().await().atMost(PATIENCE).stream().flatMap(List::stream).toList();

        assertThat(claimed).extracting(claim -> claim.job().jobId()).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
    }

    @Test
    void aReservedSlotIsForRequestsOfComptesThatNoWorkerServes() {
        job(first, "running", "client", "none", 0);
        job(first, "released", "client", "none", 0);
        job(second, "running", "background", "none", 0);
        job(second, "released", "background", "none", 60);
        job(second, "released", "client", "none", 0);

        assertThat(order(Kind.RESERVED)).containsExactly(second.accountId());
    }

    @Test
    void jobsOfSetNoneAreClaimedFirst() {
        job(first, "released", "client", "country", 5);
        job(first, "released", "client", "none", 0);

        assertThat(claim(Kind.GENERAL).orElseThrow().range().breakdownSet().wire()).isEqualTo("none");
    }

    private List<String> order(Kind kind) {
        List<String> accounts = new ArrayList<>();
        for (Optional<ClaimedJob> job = claim(kind); job.isPresent(); job = claim(kind)) {
            accounts.add(job.get().accountId().value());
        }
        return accounts;
    }

    private Optional<ClaimedJob> claim(Kind kind) {
        return claims.claim("test", kind, 1).await().atMost(PATIENCE).stream().map(Claim::job).findFirst();
    }

    private static void job(Tenant tenant, String state, String role, String set, int minutesOld) {
        Tenant.sql(
                """
                        INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, until,
                            state, created_at, released_at, lease_token, lease_owner, lease_until)
                        SELECT gen_random_uuid(), ?, ?, 'u', ?, ?, 'day', DATE '2026-01-01', DATE '2026-01-07', state,
                            now() - age, now() - least(age, INTERVAL '30 seconds'),
                            CASE state WHEN 'running' THEN gen_random_uuid() END, CASE state WHEN 'running' THEN 'other' END,
                            CASE state WHEN 'running' THEN now() + INTERVAL '1 hour' END
                        FROM (VALUES (?::text, ? * INTERVAL '1 minute')) AS given (state, age)
                        """,
                tenant.compteId(), tenant.accountId(), role, set, state, minutesOld);
    }
}
