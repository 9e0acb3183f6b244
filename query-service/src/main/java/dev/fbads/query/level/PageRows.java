package dev.fbads.query.level;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Picks the rows of one page from any number of rows, that come in any order: no more than the page is held. Not for several
 * threads.
 */
public final class PageRows {

    private final Comparator<Position> order;
    private final PageRequest page;
    /** The last of them first, for it makes room for others. */
    private final PriorityQueue<Ranked> picked;

    public PageRows(Sort sort, PageRequest page) {
        this.order = Position.order(sort);
        this.page = page;
        this.picked = new PriorityQueue<>(Ranked.order(sort).reversed());
    }

    public void add(RowFigures row, SortValue value) {
        Ranked ranked = new Ranked(new Position(value, row.key()), row);
        if (Optional.ofNullable(page.after()).filter(after -> order.compare(ranked.position(), after) <= 0).isPresent()) {
            return;
        }
        picked.add(ranked);
        if (picked.size() > page.limit() + 1L) {
            picked.remove();
        }
    }

    /** In order; one more than the page has, where there is a further page. */
    public List<Ranked> ranked() {
        return picked.stream().sorted(Comparator.comparing(Ranked::position, order)).toList();
    }
}
