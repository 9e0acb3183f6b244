package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.metric.Figures;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Pages selected from rows in any order are the parts of all rows in order. */
class PageRowsTest {

    @Property(tries = 500)
    void pagesAreThePartsOfTheWholeInOrder(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int count,
            @ForAll @IntRange(min = 1, max = 20) int limit, @ForAll boolean descending) {
        Sort sort = new Sort(Sort.DEFAULT.key(), descending);
        List<Ranked> rows = rows(new Random(seed), count);
        List<Ranked> paged = new ArrayList<>();

        Position after = null;
        boolean more = true;
        while (more) {
            PageRows page = new PageRows(sort, new PageRequest(limit, after));
            rows.forEach(row -> page.add(row.row(), row.position().value()));
            List<Ranked> ranked = page.ranked();
            more = ranked.size() > limit;
            paged.addAll(more ? ranked.subList(0, limit) : ranked);
            after = more ? paged.getLast().position() : null;
        }

        assertThat(paged).isEqualTo(rows.stream().sorted(Ranked.order(sort)).toList());
    }

    @Property(tries = 10)
    void anUnlimitedPageContainsAllRows(@ForAll long seed) {
        List<Ranked> rows = rows(new Random(seed), 100);
        PageRows page = new PageRows(Sort.DEFAULT, new PageRequest(Integer.MAX_VALUE, null));

        rows.forEach(row -> page.add(row.row(), row.position().value()));

        assertThat(page.ranked()).hasSize(100);
    }

    /** Many rows have equal values, or none. */
    private static List<Ranked> rows(Random random, int count) {
        List<Ranked> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectKey key = new ObjectKey("act_" + i % 2, Integer.toString(random.nextInt(1_000) * 100 + i));
            SortValue value = SortValue.of(random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(10)));
            rows.add(new Ranked(new Position(value, key), new RowFigures(key, Figures.ZERO, null)));
        }
        return rows;
    }
}
