package dev.fbads.sync.worker;

import java.time.Duration;

import dev.fbads.sync.accountstatus.AccountSyncStatus;
import dev.fbads.sync.importlog.ImportStatus;

/** What happens to a job whose run stored no rows. */
sealed interface JobOutcome {

    /** Stable code, as in {@code facebook_sync_jobs.error_code}. */
    String code();

    String message();

    /** A pause that Meta or the gateway requires; not a failure of the job. */
    record Pause(String code, String message, Duration delay) implements JobOutcome {
    }

    /** A failure; the job runs again after the delay. */
    record Retry(String code, String message, Duration delay) implements JobOutcome {
    }

    /** The range is fetched again in two halves. */
    record Split(String code, String message) implements JobOutcome {
    }

    /** The job has failed. */
    record GiveUp(String code, String message) implements JobOutcome {
    }

    /** The job has failed, as have the account's other jobs: no token may read it until a user connects it again. */
    record Reauthorise(String code, String message) implements JobOutcome {
    }

    /** The job has failed, and the account is marked as unreadable. */
    record AccountUnreadable(String code, String message, AccountSyncStatus status) implements JobOutcome {
    }

    /** Label of the metrics. */
    default String metricLabel() {
        return switch (this) {
            case Pause pause -> "paused";
            case Retry retry -> "retried";
            case Split split -> "split";
            case GiveUp giveUp -> "failed";
            case Reauthorise reauthorise -> "failed";
            case AccountUnreadable unreadable -> "failed";
        };
    }

    /** Status in the import log. */
    default ImportStatus logStatus() {
        return switch (code()) {
            case "rate_limited" -> ImportStatus.RATE_LIMITED;
            case "token_expired" -> ImportStatus.TOKEN_EXPIRED;
            case "account_suspended" -> ImportStatus.ACCOUNT_SUSPENDED;
            default -> ImportStatus.FAILED;
        };
    }
}
