package dev.fbads.sync.wish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.DatePreset;
import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.periods.PeriodRules;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.contracts.problems.FieldViolation;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

/**
 * A well-formed request for a sync; whether its days can be served depends on the account's zone.
 *
 * @param accountId the ad account
 * @param compteId the tenant, where the caller said it
 * @param days the days, or the name of a period
 * @param granularity forced, or empty
 * @param breakdownSets empty where the request leaves them to the compte
 */
public record SyncRequest(AccountId accountId, @Nullable Integer compteId, Days days, Optional<Granularity> granularity,
        List<BreakdownSet> breakdownSets) {

    /** How the days were said. */
    public sealed interface Days {

        /** From one day to another. */
        record Between(Period period) implements Days {
        }

        /** By the name of a period. */
        record Preset(DatePreset preset) implements Days {
        }
    }

    public SyncRequest {
        breakdownSets = List.copyOf(breakdownSets);
    }

    /**
     * The wish on the given calendar.
     *
     * @param ownSets the compte's, for a request that names none
     * @throws ProblemException where the days have not begun, or are no longer kept by Meta
     */
    public Wish on(ReportingCalendar calendar, Instant now, List<BreakdownSet> ownSets) {
        Period period = switch (days) {
            case Days.Between between -> between.period();
            case Days.Preset named -> named.preset().at(now, calendar);
        };
        List<FieldViolation> violations = PeriodRules.servable(period, calendar, now);
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
        }
        return new Wish(period, granularity, breakdownSets.isEmpty() ? ownSets : breakdownSets);
    }
}
