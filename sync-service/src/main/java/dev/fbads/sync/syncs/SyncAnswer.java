package dev.fbads.sync.syncs;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.plan.FetchRange;

/**
 * What became of a wish, as JSON.
 *
 * @param state {@code complete}, or the state of the sync
 * @param syncId absent where nothing is fetched
 * @param totalDays days that the sync waits for; 0 where everything is stored
 * @param fetches the ranges that this wish added, absent where it joined or repeated another
 */
public record SyncAnswer(String state, @Nullable String syncId, int compteId, String accountId, LocalDate since,
        LocalDate until,
        List<String> breakdownSets, int totalDays, int percent, @Nullable List<Range> fetches) {

    /** One job: days are inclusive. */
    public record Range(String breakdownSet, String granularity, LocalDate since, LocalDate until) {

        static Range of(FetchRange range) {
            return new Range(range.breakdownSet().wire(), range.granularity().wire(), range.period().since(),
                    range.period().until());
        }
    }

    static SyncAnswer of(SyncOutcome.Complete complete) {
        return new SyncAnswer("complete", null, complete.account().compteId(), complete.account().accountId().value(),
                complete.wish().period().since(), complete.wish().period().until(),
                complete.wish().breakdownSets().stream().map(BreakdownSet::wire).toList(), 0, 100, null);
    }

    static SyncAnswer of(SyncOutcome.Planned planned) {
        return of(planned.sync(), planned.plan().fetches().stream().map(Range::of).toList());
    }

    static SyncAnswer of(Sync sync) {
        return of(sync, null);
    }

    private static SyncAnswer of(Sync sync, @Nullable List<Range> fetches) {
        return new SyncAnswer(sync.state().wire(), sync.syncId(), sync.compteId(), sync.accountId(), sync.period().since(),
                sync.period().until(), sync.breakdownSets(), sync.totalDays(), sync.percent(), fetches);
    }
}
