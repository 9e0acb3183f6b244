package dev.fbads.query.series;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.compare.Comparison;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.figures.QueryContext;
import dev.fbads.query.level.AccountPart;
import dev.fbads.query.level.LevelQuery;
import dev.fbads.query.level.NamedRow;
import dev.fbads.query.metric.Figures;

/** Builds the response of a series from sums. */
final class SeriesBuilder {

    private final LevelQuery query;
    private final SeriesGranularity granularity;
    private final QueryContext context;
    private final SeriesUnits units;

    SeriesBuilder(SeriesQuery query, QueryContext context, SeriesUnits units) {
        this.query = query.level();
        this.granularity = query.granularity();
        this.context = context;
        this.units = units;
    }

    SeriesResponse response(List<ObjectFigures> summed, List<NamedRow> top, List<ObjectFigures> ofTop) {
        return new SeriesResponse(query.level(), context.compteId(), granularity, query.period().since(),
                query.period().until(),
                AccountPart.of(context), totals(summed), objects(top, ofTop), context.coverage(0), comparison());
    }

    private @Nullable ComparedSeries comparison() {
        @Nullable
        Comparison comparison = query.comparison();
        if (comparison == null) {
            return null;
        }
        Period period = comparison.of(query.period());
        return new ComparedSeries(comparison.wire(), period.since(), period.until(), context.coverage(1));
    }

    private List<SeriesLine> totals(List<ObjectFigures> summed) {
        Map<String, List<AdAccount>> byCurrency = context.accounts()
                .stream()
                .collect(Collectors.groupingBy(AdAccount::currency, TreeMap::new, Collectors.toList()));
        return byCurrency.entrySet()
                .stream()
                .map(entry -> line(null, entry.getKey(), entry.getValue(), perPoint(entry.getValue(), summed)))
                .toList();
    }

    /** The sum of the shown accounts at each point index. */
    private IntFunction<Figures> perPoint(List<AdAccount> accounts, List<ObjectFigures> summed) {
        List<String> shown = accounts.stream().filter(this::isShown).map(AdAccount::accountId).toList();
        Map<Integer, List<Figures>> found = summed.stream()
                .filter(sum -> shown.contains(sum.key().accountId()))
                .collect(Collectors.groupingBy(ObjectFigures::sumIndex,
                        Collectors.mapping(ObjectFigures::figures, Collectors.toList())));
        Figures.Total total = new Figures.Total(context.actions());
        Figures[] figures = none();
        found.forEach((pointIndex, parts) -> {
            parts.forEach(total::add);
            figures[pointIndex] = total.take();
        });
        return pointIndex -> figures[pointIndex];
    }

    private boolean isShown(AdAccount account) {
        String search = query.filter().search();
        return query.level() != Level.ACCOUNT || search == null || account.matches(search);
    }

    private List<SeriesLine> objects(List<NamedRow> top, List<ObjectFigures> ofTop) {
        Map<String, AdAccount> accounts = context.accounts()
                .stream()
                .collect(Collectors.toMap(AdAccount::accountId, account -> account));
        Map<ObjectKey, Figures[]> figures = top.stream().collect(Collectors.toMap(row -> row.row().key(), row -> none()));
        ofTop.forEach(sum -> figures.get(sum.key())[sum.sumIndex()] = sum.figures());
        return top.stream().map(row -> {
            AdAccount account = accounts.get(row.row().key().accountId());
            Figures[] own = figures.get(row.row().key());
            return line(row, account.currency(), List.of(account), pointIndex -> own[pointIndex]);
        }).toList();
    }

    private SeriesLine line(@Nullable NamedRow row, String currency, List<AdAccount> accounts, IntFunction<Figures> figures) {
        List<String> ids = accounts.stream().map(AdAccount::accountId).toList();
        return new SeriesLine(row == null ? null : row.row().key().objectId(), row == null ? null : row.hierarchy().name(),
                row == null ? null : row.row().key().accountId(), currency, units.points(0, ids, figures, context),
                query.comparison() == null ? null : units.points(1, ids, figures, context));
    }

    private Figures[] none() {
        Figures[] none = new Figures[units.pointCount()];
        Arrays.fill(none, Figures.ZERO);
        return none;
    }
}
