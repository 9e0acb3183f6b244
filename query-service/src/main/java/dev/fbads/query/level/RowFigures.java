package dev.fbads.query.level;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.memory.HeapSize;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.Decimals;
import dev.fbads.query.metric.Figures;

/**
 * The figures of one row.
 *
 * @param now figures of the period
 * @param before figures of the period that it is compared with; null without a comparison
 */
public record RowFigures(ObjectKey key, Figures now, @Nullable Figures before) {

    /** Bytes that it retains, without the account id, which the rows of an account share. */
    long heapSize() {
        return HeapSize.object(3, 0) + HeapSize.object(2, 0) + HeapSize.text(key.objectId()) + now.heapSize()
                + (before == null ? 0 : before.heapSize());
    }

    /** The value of a sort key other than the name. */
    public SortValue value(SortKey key, ActionIndex actions) {
        return switch (key) {
            case SortKey.ByMetric by -> SortValue.of(by.metric().of(now));
            case SortKey.ByAction by -> SortValue
                    .of(Decimals.ofMicros(now.actions().micros(actions.number(by.list(), by.actionType()))));
            case SortKey.ByName named -> throw new IllegalStateException(named + " needs names");
        };
    }
}
