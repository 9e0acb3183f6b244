package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.metric.Metric;
import dev.fbads.query.period.ServablePeriods;

/** Builds a response from sums and names. */
@ApplicationScoped
class LevelResponseBuilder {

    private final ServablePeriods periods;

    LevelResponseBuilder(ServablePeriods periods) {
        this.periods = periods;
    }

    /** @param names at least of the rows of the page */
    LevelResponse response(FoldedRows rows, Map<ObjectKey, ObjectHierarchy> names) {
        LevelQuery query = rows.query();
        QueryContext context = rows.context();
        List<Ranked> ranked = rows.ranked();
        int limit = rows.page().limit();
        boolean more = ranked.size() > limit;
        List<Ranked> shown = more ? ranked.subList(0, limit) : ranked;
        Totals totals = rows.totals();
        @Nullable
        AdAccount only = context.accounts().size() == 1 ? context.accounts().getFirst() : null;
        Map<String, AdAccount> accounts = context.accounts()
                .stream()
                .collect(Collectors.toMap(AdAccount::accountId, account -> account));
        return new LevelResponse(query.level(), only == null ? null : only.accountId(), context.compteId(),
                totals.only().map(CurrencyTotals::currency).orElse(null), only == null ? null : only.timezoneName(),
                query.period().since(), query.period().until(), partial(query.period(), context),
                AccountPart.of(context),
                shown.stream()
                        .map(row -> LevelRow.of(row.row(), accounts.get(row.row().key().accountId()),
                                names.get(row.row().key()),
                                context.actions()))
                        .toList(),
                totals.only().map(CurrencyTotals::totals).orElse(null), totals.byCurrency(), context.coverage(0),
                Metric.upperBounds(totals.storedRows()), comparison(query, context, totals),
                new Page(limit, totals.rows(),
                        more ? Cursor.write(shown.getLast().position(), query.identity()) : null));
    }

    private @Nullable ComparedPeriod comparison(LevelQuery query, QueryContext context, Totals totals) {
        if (query.comparison() == null) {
            return null;
        }
        Period period = query.comparison().of(query.period());
        return new ComparedPeriod(query.comparison().wire(), period.since(), period.until(), partial(period, context),
                context.coverage(1), totals.only().map(CurrencyTotals::compare).orElse(null),
                totals.only().map(CurrencyTotals::delta).orElse(null), Metric.upperBounds(totals.storedRowsBefore()));
    }

    private boolean partial(Period period, QueryContext context) {
        return context.accounts().stream().anyMatch(account -> periods.isPartial(period, account.zone()));
    }
}
