package dev.fbads.query.level;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.Ground;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.ObjectPlace;
import dev.fbads.query.metric.Metric;
import dev.fbads.query.period.ServablePeriods;

/** Puts an answer together from what was summed and named. */
@ApplicationScoped
class AnswerBuilder {

    private final ServablePeriods periods;

    AnswerBuilder(ServablePeriods periods) {
        this.periods = periods;
    }

    /** @param places of the rows that are shown at least */
    LevelAnswer answer(FoldedRows rows, Map<ObjectKey, ObjectPlace> places) {
        LevelQuery query = rows.query();
        Ground ground = rows.ground();
        List<Ranked> ranked = rows.ranked();
        int limit = rows.page().limit();
        boolean more = ranked.size() > limit;
        List<Ranked> shown = more ? ranked.subList(0, limit) : ranked;
        Totals totals = rows.totals();
        @Nullable
        AdAccount only = ground.accounts().size() == 1 ? ground.accounts().getFirst() : null;
        Map<String, AdAccount> accounts = ground.accounts()
                .stream()
                .collect(Collectors.toMap(AdAccount::accountId, account -> account));
        return new LevelAnswer(query.level(), only == null ? null : only.accountId(), ground.compteId(),
                totals.only().map(CurrencyTotals::currency).orElse(null), only == null ? null : only.timezoneName(),
                query.period().since(), query.period().until(), partial(query.period(), ground),
                AccountPart.of(ground),
                shown.stream()
                        .map(row -> LevelRow.of(row.row(), accounts.get(row.row().key().accountId()),
                                places.get(row.row().key()),
                                ground.actions()))
                        .toList(),
                totals.only().map(CurrencyTotals::totals).orElse(null), totals.byCurrency(), ground.coverage(0),
                Metric.upperBounds(totals.storedRows()), comparison(query, ground, totals),
                new Page(limit, totals.rows(),
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
}
