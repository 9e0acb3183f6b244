package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The state of one account.
 *
 * @param deliverable false if Meta has closed or disabled the account, which then has no new days
 * @param lastRun status of its newest run; null if there is none
 * @param lastRunFailed whether its newest run failed
 * @param quotaUsed the highest of Meta's quota figures, 0 to 1, of its newest run in the window that has them
 * @param quotaAt when that run ended
 * @param dataThrough the last stored day
 * @param openDays last days of the slices that were not over when they were fetched
 */
record AccountHealth(int compteId, String accountId, String timezoneName, boolean deliverable, boolean reauthorisationNeeded,
        @Nullable String lastRun, boolean lastRunFailed, @Nullable BigDecimal quotaUsed, @Nullable Instant quotaAt,
        @Nullable LocalDate dataThrough, List<LocalDate> openDays) {

    AccountHealth {
        openDays = List.copyOf(openDays);
    }

    boolean hasErrors() {
        return reauthorisationNeeded || lastRunFailed;
    }

    /** Number of past days whose figures were imported before the day was over. */
    long staleDays(Instant now, ZoneId reporting) {
        LocalDate today = today(now, reporting);
        return openDays.stream().filter(day -> day.isBefore(today)).count();
    }

    /** Whether yesterday is missing, although the account has stored days and can be imported. */
    boolean isStale(Instant now, ZoneId reporting) {
        return deliverable && dataThrough != null && dataThrough.isBefore(today(now, reporting).minusDays(1));
    }

    private LocalDate today(Instant now, ZoneId reporting) {
        try {
            return LocalDate.ofInstant(now, ZoneId.of(timezoneName));
        } catch (DateTimeException unknown) {
            return LocalDate.ofInstant(now, reporting);
        }
    }

    /** The errors of the account. */
    Optional<AccountError> error() {
        return hasErrors() ? Optional.of(new AccountError(compteId, accountId, lastRun, reauthorisationNeeded))
                : Optional.empty();
    }

    /** The used part of its quota. */
    Optional<AccountQuota> quota() {
        return Optional.ofNullable(quotaUsed).flatMap(used -> Optional.ofNullable(quotaAt)
                .map(at -> new AccountQuota(compteId, accountId, used, at)));
    }
}
