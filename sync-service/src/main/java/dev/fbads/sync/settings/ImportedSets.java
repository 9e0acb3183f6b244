package dev.fbads.sync.settings;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.fbads.contracts.insights.BreakdownSet;

/**
 * The breakdown sets of sync requests that name none.
 *
 * @param sets without duplicates, in the enum's order; contains {@link BreakdownSet#NONE}, from which all levels are computed
 */
public record ImportedSets(List<BreakdownSet> sets) {

    public ImportedSets {
        sets = Stream.concat(Stream.of(BreakdownSet.NONE), sets.stream()).sorted().distinct().toList();
    }

    static ImportedSets of(Collection<BreakdownSet> sets) {
        return new ImportedSets(List.copyOf(sets));
    }

    List<String> names() {
        return sets.stream().map(BreakdownSet::wire).toList();
    }
}
