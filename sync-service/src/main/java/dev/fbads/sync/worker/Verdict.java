package dev.fbads.sync.worker;

import java.time.Duration;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsErrorCode;
import dev.fbads.sync.accountstatus.AccountSyncStatus;
import dev.fbads.sync.importlog.ImportStatus;
import dev.fbads.sync.ingest.FetchOutcome;
import dev.fbads.sync.jobs.ClaimedJob;

/** What becomes of a job whose rows did not come. */
sealed interface Verdict {

    /** Stable code, as in {@code facebook_sync_jobs.error_code}. */
    String code();

    String message();

    /** A pause that was asked for: no failure of the job. */
    record Rest(String code, String message, Duration delay) implements Verdict {
    }

    /** Another try after a pause. */
    record Retry(String code, String message, Duration delay) implements Verdict {
    }

    /** The same again in halves. */
    record Split(String code, String message) implements Verdict {
    }

    /** No further try. */
    record GiveUp(String code, String message) implements Verdict {
    }

    /** No further try before somebody authorises again. */
    record Reauthorise(String code, String message) implements Verdict {
    }

    /** No further try, and no hope for other jobs of the account either. */
    record AccountUnreadable(String code, String message, AccountSyncStatus status) implements Verdict {
    }

    /** What happens to the job, as the metrics call it. */
    default String outcome() {
        return switch (this) {
            case Rest rest -> "paused";
            case Retry retry -> "retried";
            case Split split -> "split";
            case GiveUp giveUp -> "failed";
            case Reauthorise reauthorise -> "failed";
            case AccountUnreadable unreadable -> "failed";
        };
    }

    /** How the import log calls it. */
    default ImportStatus logStatus() {
        return switch (code()) {
            case "rate_limited" -> ImportStatus.RATE_LIMITED;
            case "token_expired" -> ImportStatus.TOKEN_EXPIRED;
            case "account_suspended" -> ImportStatus.ACCOUNT_SUSPENDED;
            default -> ImportStatus.FAILED;
        };
    }

    /** Judges expected ends of a stream. */
    final class Judge {

        private static final Duration DEFAULT_REST = Duration.ofMinutes(5);

        private final Backoff backoff;
        private final int maxRetries;
        private final Duration gatewayPause;

        Judge(Backoff backoff, int maxRetries, Duration gatewayPause) {
            this.backoff = backoff;
            this.maxRetries = maxRetries;
            this.gatewayPause = gatewayPause;
        }

        /** A gateway that is away is no failure of the job, however long it is away. */
        Verdict of(FetchOutcome.Unreachable unreachable) {
            return new Rest("gateway_unavailable", unreachable.reason(), gatewayPause);
        }

        Verdict of(ClaimedJob job, FetchOutcome.Broken broken) {
            return retryOrGiveUp(job, "gateway_unavailable", broken.reason(), Duration.ZERO);
        }

        Verdict of(ClaimedJob job, FetchOutcome.Refused refused) {
            InsightsError error = refused.error();
            InsightsErrorCode code = error.code();
            return switch (code) {
                case RATE_LIMITED -> new Rest(code.wire(), error.message(), error.retryAfterSeconds() == null ? DEFAULT_REST
                        : Duration.ofSeconds(Math.max(1, error.retryAfterSeconds())));
                case TOO_MUCH_DATA -> JobSplit.isPossible(job.range()) ? new Split(code.wire(), error.message())
                        : new GiveUp(code.wire(), error.message());
                case GRAPH_UNAVAILABLE -> retryOrGiveUp(job, code.wire(), error.message(), pauseAskedFor(error));
                case GRAPH_MALFORMED ->
                    retryOrGiveUp(job, code.wire(), error.message(), pauseAskedFor(error)) instanceof Retry retry
                            ? retry
                            : invalid(job, error);
                case TOKEN_EXPIRED -> new Reauthorise(code.wire(), error.message());
                case ACCESS_DENIED -> new AccountUnreadable(code.wire(), error.message(), AccountSyncStatus.ACCESS_DENIED);
                case ACCOUNT_SUSPENDED -> new AccountUnreadable(code.wire(), error.message(),
                        AccountSyncStatus.ACCOUNT_SUSPENDED);
                case INVALID_QUERY -> invalid(job, error);
            };
        }

        private static Duration pauseAskedFor(InsightsError error) {
            return error.retryAfterSeconds() == null ? Duration.ZERO : Duration.ofSeconds(error.retryAfterSeconds());
        }

        /** What Meta refuses or garbles for one breakdown set says nothing of the account; for the plain rows it does. */
        private static Verdict invalid(ClaimedJob job, InsightsError error) {
            return job.range().breakdownSet() == BreakdownSet.NONE
                    ? new AccountUnreadable(error.code().wire(), error.message(), AccountSyncStatus.DATA_INVALID)
                    : new GiveUp(error.code().wire(), error.message());
        }

        Verdict of(ClaimedJob job, Throwable unexpected) {
            return retryOrGiveUp(job, "internal_error", unexpected.getClass().getSimpleName(), Duration.ZERO);
        }

        /** @param atLeast what the gateway asked for, so that tries are not spent while it knows that Meta is out of reach */
        private Verdict retryOrGiveUp(ClaimedJob job, String code, String message, Duration atLeast) {
            if (job.attempts() >= maxRetries) {
                return new GiveUp(code, message);
            }
            Duration pause = backoff.after(job.attempts());
            return new Retry(code, message, pause.compareTo(atLeast) < 0 ? atLeast.plus(pause) : pause);
        }
    }
}
