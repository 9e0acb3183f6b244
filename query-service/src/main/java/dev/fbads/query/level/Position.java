package dev.fbads.query.level;

import java.util.Comparator;

import dev.fbads.query.figures.ObjectKey;

/** The position of a row in the order of its query; the last one of a page is its end. */
public record Position(SortValue value, ObjectKey key) {

    /** A total order, so that no row is on two pages. */
    static Comparator<Position> order(Sort sort) {
        Comparator<Position> byValue = (one, other) -> SortValue.compare(one.value, other.value, sort.descending());
        return byValue
                .thenComparing(position -> position.key.objectId())
                .thenComparing(position -> position.key.accountId());
    }
}
