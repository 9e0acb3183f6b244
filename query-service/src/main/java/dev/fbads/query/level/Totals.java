package dev.fbads.query.level;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.MetricDelta;
import dev.fbads.query.metric.MetricValues;

/**
 * Sums over all rows, per currency.
 *
 * @param rows number of added rows
 * @param storedRows number of stored rows that they come from
 * @param storedRowsBefore the same for the comparison period
 */
record Totals(List<CurrencyTotals> byCurrency, int rows, long storedRows, long storedRowsBefore) {

    /** The totals of the only currency; empty for several currencies. */
    Optional<CurrencyTotals> only() {
        return byCurrency.size() == 1 ? Optional.of(byCurrency.getFirst()) : Optional.empty();
    }

    /** Adds rows up. Not thread-safe. */
    static final class Sum {

        private final ActionIndex actions;
        private final boolean compared;
        private final Map<String, String> currencies;
        private final Map<String, CurrencySum> sums = new TreeMap<>();
        private int rows;
        private long storedRows;
        private long storedRowsBefore;

        Sum(LevelQuery query, QueryContext context) {
            this.actions = context.actions();
            this.compared = query.comparison() != null;
            this.currencies = context.accounts()
                    .stream()
                    .collect(Collectors.toMap(AdAccount::accountId, AdAccount::currency));
            currencies.values().forEach(currency -> sums.putIfAbsent(currency, new CurrencySum(actions)));
        }

        void add(Collection<RowFigures> added) {
            for (RowFigures row : added) {
                sums.get(currencies.get(row.key().accountId())).add(row);
                rows++;
                storedRows += row.now().storedRows();
                storedRowsBefore += row.before() == null ? 0 : row.before().storedRows();
            }
        }

        Totals take() {
            return new Totals(sums.entrySet()
                    .stream()
                    .map(sum -> sum.getValue().take(sum.getKey(), actions, compared))
                    .toList(), rows, storedRows, storedRowsBefore);
        }
    }

    /** The sums of one currency. */
    private static final class CurrencySum {

        private final Figures.Total now;
        private final Figures.Total before;

        CurrencySum(ActionIndex actions) {
            this.now = new Figures.Total(actions);
            this.before = new Figures.Total(actions);
        }

        void add(RowFigures row) {
            now.add(row.now());
            if (row.before() != null) {
                before.add(row.before());
            }
        }

        CurrencyTotals take(String currency, ActionIndex actions, boolean compared) {
            MetricValues total = new MetricValues(now.take(), actions);
            MetricValues totalBefore = new MetricValues(before.take(), actions);
            return compared ? new CurrencyTotals(currency, total, totalBefore, new MetricDelta(total, totalBefore))
                    : new CurrencyTotals(currency, total, null, null);
        }
    }
}
