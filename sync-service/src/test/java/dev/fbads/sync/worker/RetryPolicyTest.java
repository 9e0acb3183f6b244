package dev.fbads.sync.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsErrorCode;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.accountstatus.AccountSyncStatus;
import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.plan.FetchRange;

class RetryPolicyTest {

    private static final int MAX_RETRIES = 3;

    private final TestJobConfig config = new TestJobConfig();
    private final RetryPolicy policy = new RetryPolicy(new Backoff(config, new java.util.Random(7)), config);

    @Test
    void aRateLimitPausesTheJobHoweverManyAttemptsHaveFailed() {
        JobOutcome outcome = policy.decide(job(30, MAX_RETRIES + 5), refused(InsightsErrorCode.RATE_LIMITED, 3600L));

        assertThat(outcome).isEqualTo(new JobOutcome.Pause("rate_limited", "why", Duration.ofHours(1)));
    }

    @Test
    void anUnreachableGatewayPausesTheJobAndABrokenStreamIsAFailure() {
        assertThat(policy.decide(new FetchOutcome.Unreachable("refused")))
                .isEqualTo(new JobOutcome.Pause("gateway_unavailable", "refused", Duration.ofSeconds(5)));
        assertThat(policy.decide(job(30, MAX_RETRIES), new FetchOutcome.Broken("broke off")))
                .isInstanceOf(JobOutcome.GiveUp.class);
    }

    @Test
    void aRateLimitWithoutDelayPausesForFiveMinutes() {
        assertThat(policy.decide(job(30, 0), refused(InsightsErrorCode.RATE_LIMITED, null)))
                .isEqualTo(new JobOutcome.Pause("rate_limited", "why", Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @EnumSource(value = InsightsErrorCode.class, names = { "GRAPH_UNAVAILABLE", "GRAPH_MALFORMED" })
    void aGraphFaultIsRetriedNotBeforeTheGivenDelay(InsightsErrorCode code) {
        assertThat(policy.decide(job(30, MAX_RETRIES - 1), refused(code, 60L))).isInstanceOfSatisfying(JobOutcome.Retry.class,
                retry -> assertThat(retry.delay()).isGreaterThan(Duration.ofSeconds(60)));
    }

    @Test
    void anOutageIsGivenUpAfterTheLastRetry() {
        assertThat(policy.decide(job(30, MAX_RETRIES), refused(InsightsErrorCode.GRAPH_UNAVAILABLE, null)))
                .isEqualTo(new JobOutcome.GiveUp("graph_unavailable", "why"));
    }

    @Test
    void responsesThatStayMalformedMarkTheAccountAsInvalid() {
        assertThat(policy.decide(job(30, MAX_RETRIES), refused(InsightsErrorCode.GRAPH_MALFORMED, null)))
                .isEqualTo(new JobOutcome.AccountUnreadable("graph_malformed", "why", AccountSyncStatus.DATA_INVALID));
    }

    @ParameterizedTest
    @CsvSource({ "ACCESS_DENIED, ACCESS_DENIED", "ACCOUNT_SUSPENDED, ACCOUNT_SUSPENDED", "INVALID_QUERY, DATA_INVALID" })
    void aPermanentRefusalMarksTheAccountAtOnce(InsightsErrorCode code, AccountSyncStatus status) {
        assertThat(policy.decide(job(30, 0), refused(code, null)))
                .isEqualTo(new JobOutcome.AccountUnreadable(code.wire(), "why", status));
    }

    @Test
    void aRefusedBreakdownSetDoesNotMarkTheAccount() {
        ClaimedJob plain = job(30, 0);
        ClaimedJob country = new ClaimedJob(plain.jobId(), plain.leaseToken(), 1, plain.accountId(), "u", Role.RESPONSABLE,
                new FetchRange(BreakdownSet.COUNTRY, Granularity.DAY, plain.range().period()), 0);

        assertThat(policy.decide(country, refused(InsightsErrorCode.INVALID_QUERY, null)))
                .isEqualTo(new JobOutcome.GiveUp("invalid_query", "why"));
    }

    @Test
    void anExpiredTokenRequiresReauthorisation() {
        assertThat(policy.decide(job(30, 0), refused(InsightsErrorCode.TOKEN_EXPIRED, null)))
                .isEqualTo(new JobOutcome.Reauthorise("token_expired", "why"));
    }

    @Test
    void tooMuchDataSplitsTheRangeDownToOneSlice() {
        assertThat(policy.decide(job(2, 0), refused(InsightsErrorCode.TOO_MUCH_DATA, null)))
                .isInstanceOf(JobOutcome.Split.class);
        assertThat(policy.decide(job(1, 0), refused(InsightsErrorCode.TOO_MUCH_DATA, null)))
                .isInstanceOf(JobOutcome.GiveUp.class);
    }

    @Test
    void theHalvesOfASplitCoverTheRange() {
        FetchRange range = job(31, 0).range();

        JobSplit halves = JobSplit.of(range);

        assertThat(halves.older().period().since()).isEqualTo(range.period().since());
        assertThat(halves.older().period().until().plusDays(1)).isEqualTo(halves.newer().period().since());
        assertThat(halves.newer().period().until()).isEqualTo(range.period().until());
    }

    private static FetchOutcome.Refused refused(InsightsErrorCode code, Long retryAfter) {
        return new FetchOutcome.Refused(new InsightsError(code, "why", 17, null, retryAfter, 3, 1, null));
    }

    private static ClaimedJob job(int days, int attempts) {
        LocalDate until = LocalDate.of(2026, 10, 31);
        return new ClaimedJob(new UUID(0, 1), new UUID(0, 2), 1, new AccountId("act_1"), "responsable", Role.RESPONSABLE,
                new FetchRange(BreakdownSet.NONE, Granularity.DAY, new Period(until.minusDays(days - 1L), until)), attempts);
    }
}
