package dev.fbads.query.level;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFilter;

/**
 * Which rows a caller wants to see, and in which order.
 *
 * @param level what a row stands for
 * @param scope whose figures
 * @param period which days
 * @param comparison with which period it is compared; null for with none
 * @param filter which objects
 * @param sort their order
 */
public record LevelQuery(Level level, AccountScope scope, Period period, @Nullable Comparison comparison, ObjectFilter filter,
        Sort sort) {

    /** The period, and the one that it is compared with. */
    List<Period> periods() {
        return comparison == null ? List.of(period) : List.of(period, comparison.of(period));
    }

    /** The same text for the same rows in the same order. */
    String identity() {
        return toString();
    }
}
