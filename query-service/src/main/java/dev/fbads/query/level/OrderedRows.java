package dev.fbads.query.level;

import java.util.List;

import dev.fbads.query.figures.Ground;

/** The first rows of a query in its order, with their names, and what they stand on. */
public record OrderedRows(Ground ground, List<NamedRow> rows) {
}
