package dev.fbads.sync.worker;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsErrorCode;
import dev.fbads.sync.accountstatus.AccountSyncStatus;
import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.jobs.JobConfig;
import dev.fbads.sync.worker.JobOutcome.AccountUnreadable;
import dev.fbads.sync.worker.JobOutcome.GiveUp;
import dev.fbads.sync.worker.JobOutcome.Pause;
import dev.fbads.sync.worker.JobOutcome.Reauthorise;
import dev.fbads.sync.worker.JobOutcome.Retry;
import dev.fbads.sync.worker.JobOutcome.Split;

/** Decides what happens to a job whose run stored no rows. */
@Singleton
final class RetryPolicy {

    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(5);

    private final Backoff backoff;
    private final int maxRetries;
    private final Duration gatewayPause;

    RetryPolicy(Backoff backoff, JobConfig config) {
        this.backoff = backoff;
        this.maxRetries = config.maxRetries();
        this.gatewayPause = config.gatewayPause();
    }

    /** An unreachable gateway is never a failure of the job, for however long it lasts. */
    JobOutcome decide(FetchOutcome.Unreachable unreachable) {
        return new Pause("gateway_unavailable", unreachable.reason(), gatewayPause);
    }

    JobOutcome decide(ClaimedJob job, FetchOutcome.Broken broken) {
        return retryOrGiveUp(job, "gateway_unavailable", broken.reason(), Duration.ZERO);
    }

    JobOutcome decide(ClaimedJob job, Throwable unexpected) {
        return retryOrGiveUp(job, "internal_error", unexpected.getClass().getSimpleName(), Duration.ZERO);
    }

    JobOutcome decide(ClaimedJob job, FetchOutcome.Refused refused) {
        InsightsError error = refused.error();
        InsightsErrorCode code = error.code();
        return switch (code) {
            case RATE_LIMITED -> new Pause(code.wire(), error.message(), error.retryAfterSeconds() == null ? DEFAULT_PAUSE
                    : Duration.ofSeconds(Math.max(1, error.retryAfterSeconds())));
            case TOO_MUCH_DATA -> JobSplit.isPossible(job.range()) ? new Split(code.wire(), error.message())
                    : new GiveUp(code.wire(), error.message());
            case GRAPH_UNAVAILABLE -> retryOrGiveUp(job, code.wire(), error.message(), minimumDelay(error));
            case GRAPH_MALFORMED ->
                retryOrGiveUp(job, code.wire(), error.message(), minimumDelay(error)) instanceof Retry retry ? retry
                        : invalid(job, error);
            case TOKEN_EXPIRED -> new Reauthorise(code.wire(), error.message());
            case ACCESS_DENIED -> new AccountUnreadable(code.wire(), error.message(), AccountSyncStatus.ACCESS_DENIED);
            case ACCOUNT_SUSPENDED -> new AccountUnreadable(code.wire(), error.message(), AccountSyncStatus.ACCOUNT_SUSPENDED);
            case INVALID_QUERY -> invalid(job, error);
        };
    }

    private static Duration minimumDelay(InsightsError error) {
        return error.retryAfterSeconds() == null ? Duration.ZERO : Duration.ofSeconds(error.retryAfterSeconds());
    }

    /** A refused or malformed breakdown set does not mark the account; a refused or malformed set {@code none} does. */
    private static JobOutcome invalid(ClaimedJob job, InsightsError error) {
        return job.range().breakdownSet() == BreakdownSet.NONE
                ? new AccountUnreadable(error.code().wire(), error.message(), AccountSyncStatus.DATA_INVALID)
                : new GiveUp(error.code().wire(), error.message());
    }

    /** @param minimum the gateway's own delay, so that no attempt is spent while the gateway knows that Meta is unavailable */
    private JobOutcome retryOrGiveUp(ClaimedJob job, String code, String message, Duration minimum) {
        if (job.attempts() >= maxRetries) {
            return new GiveUp(code, message);
        }
        Duration pause = backoff.after(job.attempts());
        return new Retry(code, message, pause.compareTo(minimum) < 0 ? minimum.plus(pause) : pause);
    }
}
