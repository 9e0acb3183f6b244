package dev.fbads.query.level;

import java.util.List;

import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;

/**
 * All rows of a query, reduced to their totals and the rows of one page.
 *
 * @param ranked the rows of the page in order, and one more if there is a further page
 */
record FoldedRows(LevelQuery query, QueryContext context, PageRequest page, List<Ranked> ranked, Totals totals) {

    List<ObjectKey> keys() {
        return ranked.stream().map(row -> row.row().key()).toList();
    }
}
