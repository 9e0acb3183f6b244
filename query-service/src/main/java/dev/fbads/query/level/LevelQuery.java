package dev.fbads.query.level;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFilter;

/**
 * A query for the rows of a level.
 *
 * @param level the kind of object that a row is for
 * @param scope the accounts
 * @param period the days
 * @param comparison selects the period that it is compared with; null for none
 * @param filter selects objects
 * @param sort the order of the rows
 */
public record LevelQuery(Level level, AccountScope scope, Period period, @Nullable Comparison comparison, ObjectFilter filter,
        Sort sort) {

    /** The period, and the period that it is compared with if there is one. */
    public List<Period> periods() {
        return comparison == null ? List.of(period) : List.of(period, comparison.of(period));
    }

    /** A text that is equal for queries with the same rows in the same order. */
    public String identity() {
        return toString();
    }
}
