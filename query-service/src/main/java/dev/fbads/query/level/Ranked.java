package dev.fbads.query.level;

import java.util.Comparator;

/** A row with its position in the order. */
public record Ranked(Position position, RowFigures row) {

    /** The order of the rows of a query. */
    public static Comparator<Ranked> order(Sort sort) {
        return Comparator.comparing(Ranked::position, Position.order(sort));
    }
}
