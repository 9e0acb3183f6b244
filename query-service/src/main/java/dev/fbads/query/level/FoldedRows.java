package dev.fbads.query.level;

import java.util.List;

import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;

/**
 * What an answer tells of all rows of a query: their sums, and the rows of one page.
 *
 * @param ranked the rows of the page in order, and one more where there is a further page
 */
record FoldedRows(LevelQuery query, QueryContext context, PageRequest page, List<Ranked> ranked, Totals totals) {

    List<ObjectKey> keys() {
        return ranked.stream().map(row -> row.row().key()).toList();
    }
}
