package dev.fbads.query.breakdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.account.AdAccount;
import dev.fbads.query.figures.BreakdownFigures;
import dev.fbads.query.figures.BreakdownSums;
import dev.fbads.query.figures.ObjectFigures;
import dev.fbads.query.figures.ObjectHierarchy;
import dev.fbads.query.figures.ObjectKey;
import dev.fbads.query.level.AccountPart;
import dev.fbads.query.level.Cursor;
import dev.fbads.query.level.Page;
import dev.fbads.query.level.PageRequest;
import dev.fbads.query.level.PageRows;
import dev.fbads.query.level.Ranked;
import dev.fbads.query.level.RowFigures;
import dev.fbads.query.level.SortKey;
import dev.fbads.query.level.SortValue;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionValues;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Metric;
import dev.fbads.query.metric.MetricValues;

/** Builds the response of a breakdown from sums and names. */
final class BreakdownBuilder {

    private final BreakdownQuery query;
    private final BreakdownContext context;
    private final ActionIndex actions;
    private final Map<ObjectKey, ObjectHierarchy> hierarchies;
    private final Map<String, String> currencies;
    private final Map<ObjectKey, DividedRow> rows = new LinkedHashMap<>();
    private final Map<ObjectKey, Figures> wholeOfObjects = new HashMap<>();
    private final Map<String, Figures> wholeOfCurrencies = new TreeMap<>();

    BreakdownBuilder(BreakdownQuery query, BreakdownContext context, BreakdownSums sums, List<ObjectFigures> whole,
            Map<ObjectKey, ObjectHierarchy> hierarchies) {
        this.query = query;
        this.context = context;
        this.actions = sums.actions();
        this.hierarchies = hierarchies;
        this.currencies = context.ofSet()
                .accounts()
                .stream()
                .collect(Collectors.toMap(AdAccount::accountId, AdAccount::currency));
        divide(sums.figures());
        addUp(whole);
    }

    BreakdownResponse response(PageRequest page) {
        SortKey key = query.level().sort().key();
        PageRows picked = new PageRows(query.level().sort(), page);
        rows.forEach((id, divided) -> {
            RowFigures row = new RowFigures(id, divided.figures(), null);
            picked.add(row, key instanceof SortKey.ByName ? SortValue.ofName(divided.name()) : row.value(key, actions));
        });
        List<Ranked> ranked = picked.ranked();
        boolean more = ranked.size() > page.limit();
        List<Ranked> shown = more ? ranked.subList(0, page.limit()) : ranked;
        return new BreakdownResponse(query.level().level(), query.set().wire(), query.grouping(), context.ofSet().compteId(),
                query.level().period().since(), query.level().period().until(), AccountPart.of(context.ofSet()),
                shown.stream().map(row -> row(rows.get(row.row().key()))).toList(), totals(), context.ofSet().coverage(0),
                new Page(page.limit(), rows.size(), more ? Cursor.write(shown.getLast().position(), query.identity()) : null));
    }

    /** One row per object and value, or one row per currency and value with the accounts of the currency added up. */
    private void divide(List<BreakdownFigures> found) {
        Map<ObjectKey, List<BreakdownFigures>> byRow = found.stream()
                .collect(Collectors.groupingBy(this::rowKey, LinkedHashMap::new, Collectors.toList()));
        Figures.Total total = new Figures.Total(actions);
        byRow.forEach((key, parts) -> {
            BreakdownFigures first = parts.getFirst();
            boolean ofObject = query.grouping() == RowGrouping.OBJECT;
            rows.put(key, new DividedRow(ofObject ? first.key() : null, currencies.get(first.key().accountId()), first.values(),
                    parts.size() > 1 ? sum(parts, total) : first.figures(), ofObject ? hierarchies.get(first.key()) : null));
        });
    }

    private static Figures sum(List<BreakdownFigures> parts, Figures.Total total) {
        parts.forEach(part -> total.add(part.figures()));
        return total.take();
    }

    private ObjectKey rowKey(BreakdownFigures figures) {
        boolean ofObject = query.grouping() == RowGrouping.OBJECT;
        return DividedRow.key(ofObject ? figures.key().accountId() : currencies.get(figures.key().accountId()),
                ofObject ? figures.key().objectId() : "", figures.values());
    }

    private void addUp(List<ObjectFigures> whole) {
        Map<String, Figures.Total> totals = new TreeMap<>();
        currencies.values().forEach(currency -> totals.putIfAbsent(currency, new Figures.Total(context.ofSet().actions())));
        whole.forEach(sum -> {
            wholeOfObjects.put(sum.key(), sum.figures());
            totals.get(currencies.get(sum.key().accountId())).add(sum.figures());
        });
        totals.forEach((currency, total) -> wholeOfCurrencies.put(currency, total.take()));
    }

    private List<BreakdownTotals> totals() {
        if (query.set().actionsOnly()) {
            return List.of();
        }
        List<BreakdownTotals> totals = new ArrayList<>();
        Figures.Total parts = new Figures.Total(actions);
        wholeOfCurrencies.forEach((currency, whole) -> {
            rows.values().stream().filter(row -> row.currency().equals(currency)).forEach(row -> parts.add(row.figures()));
            Figures explained = parts.take();
            totals.add(context.comparable()
                    ? new BreakdownTotals(currency, new MetricValues(whole, context.ofSet().actions()),
                            Shares.rest(whole, explained), Metric.upperBounds(whole.storedRows()))
                    : new BreakdownTotals(currency, null, null, List.of()));
        });
        return totals;
    }

    private BreakdownRow row(DividedRow row) {
        @Nullable
        ObjectKey object = row.object();
        @Nullable
        ObjectHierarchy hierarchy = row.hierarchy();
        boolean shared = context.comparable() && !query.set().actionsOnly();
        return new BreakdownRow(object == null ? null : object.objectId(), hierarchy == null ? null : hierarchy.name(),
                object == null ? null : object.accountId(), hierarchy == null ? null : hierarchy.campaignId(),
                hierarchy == null ? null : hierarchy.adsetId(), row.currency(), values(row), row.figures().storedRows() <= 1,
                query.set().actionsOnly() ? ActionValues.of(row.figures(), actions) : new MetricValues(row.figures(), actions),
                shared ? Shares.of(row.figures(), wholeOfCurrencies.getOrDefault(row.currency(), Figures.ZERO)) : null,
                shared && object != null ? Shares.of(row.figures(), wholeOfObjects.getOrDefault(object, Figures.ZERO)) : null);
    }

    private Map<String, @Nullable String> values(DividedRow row) {
        List<String> names = query.set().actionsOnly() ? List.of(query.set().actionBreakdowns().getLast())
                : query.set().breakdowns();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), row.values().get(i));
        }
        return Collections.unmodifiableMap(values);
    }
}
