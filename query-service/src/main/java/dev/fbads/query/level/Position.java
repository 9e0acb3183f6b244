package dev.fbads.query.level;

import java.util.Comparator;

import dev.fbads.query.figures.ObjectKey;

/** Where a row stands in the order of its answer, and where a page ends. */
record Position(SortValue value, ObjectKey key) {

    /** Total, so that no row is on two pages. */
    static Comparator<Position> order(Sort sort) {
        Comparator<Position> byValue = (one, other) -> SortValue.compare(one.value, other.value, sort.descending());
        return byValue
                .thenComparing(position -> position.key.objectId())
                .thenComparing(position -> position.key.accountId());
    }
}
