package dev.fbads.sync.syncs;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.plan.FetchRange;

/**
 * The result of a sync request.
 *
 * @param state {@code complete}, or the state of the sync
 * @param syncId absent if nothing is fetched
 * @param totalDays days that the sync waits for; 0 if everything is stored
 * @param fetches the ranges of new jobs; absent if the request repeats another
 */
public record SyncResponse(String state, @Nullable String syncId, int compteId, String accountId, LocalDate since,
        LocalDate until, List<String> breakdownSets, int totalDays, int percent, @Nullable List<Range> fetches) {

    /** One job: days are inclusive. */
    public record Range(String breakdownSet, String granularity, LocalDate since, LocalDate until) {

        static Range of(FetchRange range) {
            return new Range(range.breakdownSet().wire(), range.granularity().wire(), range.period().since(),
                    range.period().until());
        }
    }

    static SyncResponse of(SyncOutcome.Complete complete) {
        return new SyncResponse("complete", null, complete.account().compteId(), complete.account().accountId().value(),
                complete.scope().period().since(), complete.scope().period().until(),
                complete.scope().breakdownSets().stream().map(BreakdownSet::wire).toList(), 0, 100, null);
    }

    static SyncResponse of(SyncOutcome.Planned planned) {
        return of(planned.sync(), planned.plan().fetches().stream().map(Range::of).toList());
    }

    static SyncResponse of(Sync sync) {
        return of(sync, null);
    }

    private static SyncResponse of(Sync sync, @Nullable List<Range> fetches) {
        return new SyncResponse(sync.state().wire(), sync.syncId(), sync.compteId(), sync.accountId(), sync.period().since(),
                sync.period().until(), sync.breakdownSets(), sync.totalDays(), sync.percent(), fetches);
    }
}
