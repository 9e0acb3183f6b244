package dev.fbads.sync.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;

/** Rows as one array per column, for {@code unnest}: one statement for any number of rows. */
final class RowBatch {

    private record Column<T>(String name, String sqlType, IntFunction<T[]> newArray, Function<AdRow, @Nullable T> value) {

        Object array(List<AdRow> rows) {
            T[] array = newArray.apply(rows.size());
            for (int i = 0; i < array.length; i++) {
                array[i] = value.apply(rows.get(i));
            }
            return array;
        }
    }

    private static final List<Column<?>> COLUMNS = List.of(
            text("campaign_id", AdRow::campaignId),
            text("campaign_name", AdRow::campaignName),
            text("adset_id", AdRow::adsetId),
            text("adset_name", AdRow::adsetName),
            text("ad_id", AdRow::adId),
            text("ad_name", AdRow::adName),
            new Column<>("date_start", "date", LocalDate[]::new, AdRow::dateStart),
            new Column<>("date_stop", "date", LocalDate[]::new, AdRow::dateStop),
            count("impressions", row -> row.metrics().impressions()),
            count("reach", row -> row.metrics().reach()),
            decimal("frequency", row -> row.metrics().frequency()),
            decimal("spend", row -> row.metrics().spend()),
            count("clicks", row -> row.metrics().clicks()),
            count("unique_clicks", row -> row.metrics().uniqueClicks()),
            decimal("cpc", row -> row.metrics().cpc()),
            decimal("cpm", row -> row.metrics().cpm()),
            decimal("ctr", row -> row.metrics().ctr()),
            count("inline_link_clicks", row -> row.metrics().inlineLinkClicks()),
            count("inline_post_engagement", row -> row.metrics().inlinePostEngagement()),
            decimal("website_ctr", row -> row.metrics().websiteCtr()),
            decimal("cost_per_inline_link_click", row -> row.metrics().costPerInlineLinkClick()),
            decimal("cost_per_unique_click", row -> row.metrics().costPerUniqueClick()),
            json("actions", AdRow::actions),
            json("action_values", AdRow::actionValues),
            json("unique_actions", AdRow::uniqueActions),
            text("age", row -> row.breakdown().age()),
            text("gender", row -> row.breakdown().gender()),
            text("country", row -> row.breakdown().country()),
            text("region", row -> row.breakdown().region()),
            text("publisher_platform", row -> row.breakdown().publisherPlatform()),
            text("platform_position", row -> row.breakdown().platformPosition()),
            text("impression_device", row -> row.breakdown().impressionDevice()),
            new Column<>("data_quality_score", "int", Integer[]::new, AdRow::qualityScore));

    private RowBatch() {
    }

    /** Inserts a batch. The constants are the first parameters and fill the given columns of every row. */
    static String insertSql(List<String> constantColumns) {
        StringBuilder columns = new StringBuilder(String.join(", ", constantColumns));
        StringBuilder selected = new StringBuilder();
        StringBuilder arrays = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < constantColumns.size(); i++) {
            selected.append(i == 0 ? "" : ", ").append('$').append(i + 1);
        }
        for (int i = 0; i < COLUMNS.size(); i++) {
            Column<?> column = COLUMNS.get(i);
            boolean json = column.sqlType().equals("jsonb");
            columns.append(", ").append(column.name());
            selected.append(", ").append(json ? "convert_from(%s, 'UTF8')::jsonb".formatted(column.name()) : column.name());
            arrays.append(i == 0 ? "" : ", ").append('$').append(constantColumns.size() + i + 1).append("::")
                    .append(json ? "bytea" : column.sqlType()).append("[]");
            names.append(i == 0 ? "" : ", ").append(column.name());
        }
        return "INSERT INTO facebook_ads_data (%s) SELECT %s FROM unnest(%s) AS rows (%s)"
                .formatted(columns, selected, arrays, names);
    }

    /** The parameters of {@link #insertSql}. */
    static Tuple parameters(List<Object> constants, List<AdRow> rows) {
        List<Object> values = new ArrayList<>(constants);
        COLUMNS.forEach(column -> values.add(column.array(rows)));
        return Tuple.from(values);
    }

    private static Column<String> text(String name, Function<AdRow, @Nullable String> value) {
        return new Column<>(name, "text", String[]::new, value);
    }

    /** As bytes: most of a row is JSON, and converting it to text and back would dominate the cost. */
    private static Column<Buffer> json(String name, Function<AdRow, Buffer> value) {
        return new Column<>(name, "jsonb", Buffer[]::new, value);
    }

    private static Column<Long> count(String name, Function<AdRow, @Nullable Long> value) {
        return new Column<>(name, "bigint", Long[]::new, value);
    }

    private static Column<BigDecimal> decimal(String name, Function<AdRow, @Nullable BigDecimal> value) {
        return new Column<>(name, "numeric", BigDecimal[]::new, value);
    }
}
