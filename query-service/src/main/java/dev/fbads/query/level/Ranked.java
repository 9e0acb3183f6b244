package dev.fbads.query.level;

import java.util.Comparator;

/** A row with its position in the order. */
public record Ranked(Position position, RowFigures row) {

    /** The order of a query's rows. */
    public static Comparator<Ranked> order(Sort sort) {
        return Comparator.comparing(Ranked::position, Position.order(sort));
    }
}
