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
 * What is known of one account.
 *
 * @param deliverable false for an account that Meta has closed or disabled, which gets no new days
 * @param lastRun status of its newest run, null where there is none
 * @param lastRunFailed whether that was a failure
 * @param quotaUsed of its newest run in the window that told: the highest of Meta's figures, 0 to 1
 * @param quotaAt when that run ended
 * @param dataThrough last day that is stored
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

    /** Past days that still have the figures of a day under way. */
    long staleDays(Instant now, ZoneId reporting) {
        LocalDate today = today(now, reporting);
        return openDays.stream().filter(day -> day.isBefore(today)).count();
    }

    /** Whether it lacks yesterday, although it has days and could get more. */
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

    /** What is wrong with it. */
    Optional<AccountError> error() {
        return hasErrors() ? Optional.of(new AccountError(compteId, accountId, lastRun, reauthorisationNeeded))
                : Optional.empty();
    }

    /** How much of its quota is used. */
    Optional<AccountQuota> quota() {
        return Optional.ofNullable(quotaUsed).flatMap(used -> Optional.ofNullable(quotaAt)
                .map(at -> new AccountQuota(compteId, accountId, used, at)));
    }
}
