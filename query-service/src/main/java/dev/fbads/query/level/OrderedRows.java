package dev.fbads.query.level;

import java.util.List;

import dev.fbads.query.figures.QueryContext;

/** The first rows of a query in its order, with their names and context. */
public record OrderedRows(QueryContext context, List<NamedRow> rows) {
}
