package dev.fbads.query.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.figures.Level;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.ActionValues;
import dev.fbads.query.metric.Decimals;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Metric;

/** The columns of a table: the identity of a row, its metrics, the comparison, actions. */
final class ExportColumns {

    private final ExportLabels labels;
    private final List<ExportColumn> columns = new ArrayList<>();

    private ExportColumns(ExportLabels labels) {
        this.labels = labels;
    }

    static List<ExportColumn> of(ExportQuery query, ActionIndex actions) {
        ExportColumns columns = new ExportColumns(new ExportLabels(query.language()));
        columns.identity(query.level().level());
        for (Metric metric : Metric.values()) {
            columns.add(columns.labels.of(metric), row -> metric.of(row.row().now()));
        }
        if (query.level().comparison() != null) {
            columns.compared();
        }
        if (query.actions()) {
            columns.actions(actions);
        }
        return List.copyOf(columns.columns);
    }

    private void identity(Level level) {
        text("date_start", row -> row.period().since());
        text("date_stop", row -> row.period().until());
        text("account_id", row -> row.account().accountId());
        text("account_name", row -> row.account().name());
        text("currency", row -> row.account().currency());
        switch (level) {
            case ACCOUNT -> {
                // The columns above identify the account.
            }
            case CAMPAIGNS -> own("campaign");
            case ADSETS -> {
                campaign();
                own("adset");
            }
            case ADS -> {
                campaign();
                text("adset_id", row -> row.hierarchy().adsetId());
                text("adset_name", row -> row.hierarchy().adsetName());
                own("ad");
            }
        }
        text("people_exact", row -> labels.of(row.row().now().storedRows() <= 1 ? "yes" : "no"));
    }

    private void campaign() {
        text("campaign_id", row -> row.hierarchy().campaignId());
        text("campaign_name", row -> row.hierarchy().campaignName());
    }

    private void own(String kind) {
        text(kind + "_id", row -> row.row().key().objectId());
        text(kind + "_name", row -> row.hierarchy().name());
        text("status", row -> row.hierarchy().status());
    }

    private void compared() {
        for (Metric metric : Metric.values()) {
            String label = labels.of(metric);
            add(labels.of("compare", label), row -> before(metric, row));
            add(labels.of("change", label), row -> change(metric, row, BigDecimal::subtract));
            add(labels.of("change_percent", label), row -> change(metric, row, Decimals::change));
        }
    }

    private static @Nullable BigDecimal before(Metric metric, ExportRow row) {
        @Nullable
        Figures before = row.row().before();
        return before == null ? null : metric.of(before);
    }

    private static @Nullable BigDecimal change(Metric metric, ExportRow row, Change change) {
        @Nullable
        BigDecimal now = metric.of(row.row().now());
        @Nullable
        BigDecimal before = before(metric, row);
        return now == null || before == null ? null : change.of(now, before);
    }

    private void actions(ActionIndex index) {
        for (ActionList list : ActionList.values()) {
            for (String type : ActionValues.types(index, list)) {
                int number = index.number(list, type);
                add(labels.of(list.wire(), type), row -> Decimals.ofMicros(row.row().now().actions().micros(number)));
            }
        }
    }

    private void text(String key, Function<ExportRow, @Nullable Object> value) {
        add(labels.of(key), value);
    }

    private void add(String header, Function<ExportRow, @Nullable Object> value) {
        columns.add(new ExportColumn(header, value));
    }

    private interface Change {

        @Nullable
        BigDecimal of(BigDecimal now, BigDecimal before);
    }
}
