package dev.fbads.sync.syncs;

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
import dev.fbads.sync.plan.SyncScope;

/**
 * A well-formed request for a sync; whether its days can be served depends on the account's zone.
 *
 * @param accountId the ad account
 * @param compteId null if the request does not name it
 * @param days the days or the name of a preset
 * @param granularity empty where the planner chooses
 * @param breakdownSets empty for those of the compte's settings
 */
public record SyncRequest(AccountId accountId, @Nullable Integer compteId, Days days, Optional<Granularity> granularity,
        List<BreakdownSet> breakdownSets) {

    /** How the request specifies its days. */
    public sealed interface Days {

        /** By first and last day. */
        record Between(Period period) implements Days {
        }

        /** By the name of a preset. */
        record Preset(DatePreset preset) implements Days {
        }
    }

    public SyncRequest {
        breakdownSets = List.copyOf(breakdownSets);
    }

    /**
     * Resolves the request on the calendar of its account.
     *
     * @param compteSets the breakdown sets of a request that names none
     * @throws ProblemException if the days have not begun or are older than Meta's history
     */
    public SyncScope on(ReportingCalendar calendar, Instant now, List<BreakdownSet> compteSets) {
        Period period = switch (days) {
            case Days.Between between -> between.period();
            case Days.Preset named -> named.preset().at(now, calendar);
        };
        List<FieldViolation> violations = PeriodRules.servable(period, calendar, now);
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, violations);
        }
        return new SyncScope(period, granularity, breakdownSets.isEmpty() ? compteSets : breakdownSets);
    }
}
