package dev.fbads.query.level;

import java.util.List;

import dev.fbads.query.figures.ContextCache;
import dev.fbads.query.figures.DigestKey;
import dev.fbads.query.figures.ObjectFilter;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.memory.HeapSize;
import dev.fbads.query.metric.ActionIndex;

/**
 * The rows of a query, cached for its other orders and pages.
 *
 * @param actions the index that numbers the action types of the rows
 * @param rows all of them, in no order
 */
record CachedRows(ActionIndex actions, List<RowFigures> rows) implements ContextCache.Entry {

    CachedRows {
        rows = List.copyOf(rows);
    }

    static DigestKey<CachedRows> key(LevelQuery query, QueryContext context) {
        ObjectFilter filter = query.filter();
        return DigestKey.of(CachedRows.class, context.versions(), List.of(List.of(query.level()), query.periods(),
                filter.campaignIds(), filter.adsetIds(), filter.search() == null ? List.of() : List.of(filter.search()),
                filter.statuses()));
    }

    @Override
    public long heapSize() {
        long accounts = rows.stream().map(row -> row.key().accountId()).distinct().mapToLong(HeapSize::text).sum();
        return HeapSize.object(2, 0) + actions.heapSize() + HeapSize.list(rows.size()) + accounts
                + rows.stream().mapToLong(RowFigures::heapSize).sum();
    }
}
