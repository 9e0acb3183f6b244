package dev.fbads.query.level;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Selects the rows of one page from any number of rows in any order, holding only the page. Not thread-safe.
 */
public final class PageRows {

    private final Comparator<Position> order;
    private final PageRequest page;
    /** In reverse order: the head is removed when a better row is added. */
    private final PriorityQueue<Ranked> selected;

    public PageRows(Sort sort, PageRequest page) {
        this.order = Position.order(sort);
        this.page = page;
        this.selected = new PriorityQueue<>(Ranked.order(sort).reversed());
    }

    public void add(RowFigures row, SortValue value) {
        Ranked ranked = new Ranked(new Position(value, row.key()), row);
        if (Optional.ofNullable(page.after()).filter(after -> order.compare(ranked.position(), after) <= 0).isPresent()) {
            return;
        }
        selected.add(ranked);
        if (selected.size() > page.limit() + 1L) {
            selected.remove();
        }
    }

    /** The rows of the page in order, and one more if there is a further page. */
    public List<Ranked> ranked() {
        return selected.stream().sorted(Comparator.comparing(Ranked::position, order)).toList();
    }
}
