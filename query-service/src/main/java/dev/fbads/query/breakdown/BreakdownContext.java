package dev.fbads.query.breakdown;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.coverage.BlockCover;
import dev.fbads.query.coverage.LedgerSlice;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.figures.BlockRead;
import dev.fbads.query.figures.QueryContext;

/**
 * The context of a breakdown.
 *
 * @param ofSet the accounts, and the slices of the set that cover the period
 * @param selections the slices of the accounts that are shown, by account id
 * @param whole the slices of set {@code none} of the same days, by account id
 * @param comparable whether both selections have the same days for every account
 */
record BreakdownContext(QueryContext ofSet, Map<String, SliceSelection> selections, Map<String, SliceSelection> whole,
        boolean comparable) {

    static BreakdownContext of(QueryContext context, List<AdAccount> shown, Period period, List<LedgerSlice> ofSet,
            List<LedgerSlice> ofNone) {
        Map<String, SliceSelection> all = new HashMap<>();
        Map<String, SliceSelection> selections = new HashMap<>();
        Map<String, SliceSelection> whole = new HashMap<>();
        Map<String, List<LedgerSlice>> setByAccount = byAccount(context, ofSet);
        Map<String, List<LedgerSlice>> noneByAccount = byAccount(context, ofNone);
        boolean comparable = true;
        for (AdAccount account : context.accounts()) {
            SliceSelection selection = SliceSelection.of(period, setByAccount.getOrDefault(account.accountId(), List.of()));
            all.put(account.accountId(), selection);
            if (!shown.contains(account)) {
                continue;
            }
            Set<LocalDate> missing = new HashSet<>(selection.coverage().missingDays());
            SliceSelection same = SliceSelection.of(period, noneByAccount.getOrDefault(account.accountId(), List.of())
                    .stream()
                    .filter(slice -> slice.period().eachDay().noneMatch(missing::contains))
                    .toList());
            selections.put(account.accountId(), selection);
            whole.put(account.accountId(), same);
            comparable &= same.coverage().missingDays().equals(selection.coverage().missingDays());
        }
        return new BreakdownContext(context.with(all), selections, whole,
                comparable);
    }

    BreakdownContext {
        selections = Map.copyOf(selections);
        whole = Map.copyOf(whole);
    }

    /** The blocks of set {@code none} for the days that the set is stored for. */
    List<BlockRead> wholeBlocks() {
        return whole.entrySet()
                .stream()
                .flatMap(entry -> BlockCover.of(entry.getValue())
                        .stream()
                        .map(block -> new BlockRead(0, entry.getKey(), block)))
                .toList();
    }

    private static Map<String, List<LedgerSlice>> byAccount(QueryContext context, List<LedgerSlice> slices) {
        return slices.stream()
                .filter(slice -> slice.compteId() == context.compteId())
                .collect(Collectors.groupingBy(LedgerSlice::accountId));
    }
}
