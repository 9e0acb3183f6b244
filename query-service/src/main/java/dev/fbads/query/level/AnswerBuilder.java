package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.Ground;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.ObjectPlace;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Metric;
import dev.fbads.query.metric.MetricDelta;
import dev.fbads.query.metric.MetricValues;
import dev.fbads.query.period.ServablePeriods;

/** Puts an answer together from what was summed and named. */
@ApplicationScoped
class AnswerBuilder {

    private final ServablePeriods periods;

    AnswerBuilder(ServablePeriods periods) {
        this.periods = periods;
    }

    /** @param ranked the rows of the page, and one more where there is a further page */
    LevelAnswer answer(LevelRows rows, PageRequest request, List<LevelRows.Ranked> ranked, Map<ObjectKey, ObjectPlace> places) {
        LevelQuery query = rows.query();
        Ground ground = rows.ground();
        boolean more = ranked.size() > request.limit();
        List<LevelRows.Ranked> shown = more ? ranked.subList(0, request.limit()) : ranked;
        Totals totals = Totals.of(rows);
        @Nullable
        AdAccount only = ground.accounts().size() == 1 ? ground.accounts().getFirst() : null;
        Map<String, AdAccount> accounts = ground.accounts()
                .stream()
                .collect(Collectors.toMap(AdAccount::accountId, account -> account));
        return new LevelAnswer(query.level(), only == null ? null : only.accountId(), ground.compteId(),
                totals.only().map(CurrencyTotals::currency).orElse(null), only == null ? null : only.timezoneName(),
                query.period().since(), query.period().until(), partial(query.period(), ground),
                ground.accounts().stream().map(account -> part(ground, account)).toList(),
                shown.stream()
                        .map(row -> row(row.row(), accounts.get(row.row().key().accountId()), places.get(row.row().key()),
                                ground.actions()))
                        .toList(),
                totals.only().map(CurrencyTotals::totals).orElse(null), totals.byCurrency(), ground.coverage(0),
                Metric.upperBounds(totals.storedRows()), comparison(query, ground, totals),
                new Page(request.limit(), rows.rows().size(),
                        more ? Cursor.write(shown.getLast().position(), query.identity()) : null));
    }

    private @Nullable ComparedPeriod comparison(LevelQuery query, Ground ground, Totals totals) {
        if (query.comparison() == null) {
            return null;
        }
        Period period = query.comparison().of(query.period());
        return new ComparedPeriod(query.comparison().wire(), period.since(), period.until(), partial(period, ground),
                ground.coverage(1), totals.only().map(CurrencyTotals::compare).orElse(null),
                totals.only().map(CurrencyTotals::delta).orElse(null), Metric.upperBounds(totals.storedRowsBefore()));
    }

    private boolean partial(Period period, Ground ground) {
        return ground.accounts().stream().anyMatch(account -> periods.isPartial(period, account.zone()));
    }

    private static AccountPart part(Ground ground, AdAccount account) {
        return new AccountPart(account.accountId(), account.name(), account.currency(), account.timezoneName(),
                ground.coverage(0, account));
    }

    private static LevelRow row(RowFigures row, AdAccount account, ObjectPlace place, ActionIndex actions) {
        @Nullable
        Figures before = row.before();
        return new LevelRow(row.key().objectId(), place.name(), account.accountId(), account.currency(), place.campaignId(),
                place.campaignName(), place.adsetId(), place.adsetName(), place.status(), row.now().storedRows() <= 1,
                new MetricValues(row.now(), actions), before == null ? null : new MetricValues(before, actions),
                before == null ? null : new MetricDelta(row.now(), before));
    }

    /** Sums over all rows, per currency. */
    private record Totals(List<CurrencyTotals> byCurrency, long storedRows, long storedRowsBefore) {

        static Totals of(LevelRows rows) {
            ActionIndex actions = rows.ground().actions();
            Map<String, String> currencies = rows.ground()
                    .accounts()
                    .stream()
                    .collect(Collectors.toMap(AdAccount::accountId, AdAccount::currency));
            Map<String, Sum> sums = new TreeMap<>();
            currencies.values().forEach(currency -> sums.putIfAbsent(currency, new Sum(actions)));
            rows.rows().forEach(row -> sums.get(currencies.get(row.key().accountId())).add(row));
            boolean compared = rows.query().comparison() != null;
            List<CurrencyTotals> totals = sums.entrySet()
                    .stream()
                    .map(sum -> sum.getValue().take(sum.getKey(), actions, compared))
                    .toList();
            return new Totals(totals,
                    rows.rows().stream().mapToLong(row -> row.now().storedRows()).sum(),
                    rows.rows().stream().mapToLong(row -> row.before() == null ? 0 : row.before().storedRows()).sum());
        }

        /** Those of the only currency there is. */
        Optional<CurrencyTotals> only() {
            return byCurrency.size() == 1 ? Optional.of(byCurrency.getFirst()) : Optional.empty();
        }
    }

    /** One currency's rows, added up. */
    private static final class Sum {

        private final Figures.Total now;
        private final Figures.Total before;

        Sum(ActionIndex actions) {
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
            Figures total = now.take();
            Figures totalBefore = before.take();
            return new CurrencyTotals(currency, new MetricValues(total, actions),
                    compared ? new MetricValues(totalBefore, actions) : null,
                    compared ? new MetricDelta(total, totalBefore) : null);
        }
    }
}
