package dev.fbads.sync.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.ingest.MappedRow.RefusalReason;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.Slice;

/**
 * Graph's insight rows as rows of the table. Numbers come as strings, absent ones mean zero, {@code website_ctr} comes as a
 * list
 * (Marketing API, Insights, "Parameters"). A row that cannot be trusted is refused, alone.
 */
final class AdRowMapper {

    private static final int LONGEST_NAME = 500;

    private final BreakdownSet set;
    private final Set<Slice> slices;
    private final FetchRange range;
    private final boolean rolledUp;

    AdRowMapper(FetchRange range) {
        this.set = range.breakdownSet();
        this.range = range;
        this.rolledUp = set == BreakdownSet.NONE;
        this.slices = new HashSet<>(Slice.in(range.period(), range.granularity()));
    }

    /** The row, or why it is refused. */
    MappedRow map(JsonNode row) {
        try {
            return new MappedRow.Accepted(accept(row));
        } catch (ActionItems.Untrusted untrusted) {
            return new MappedRow.Refused(RefusalReason.INVALID_ACTIONS);
        } catch (Refusal refusal) {
            return new MappedRow.Refused(refusal.reason);
        }
    }

    private AdRow accept(JsonNode row) {
        LocalDate start = date(row, "date_start");
        LocalDate stop = date(row, "date_stop");
        Slice slice = new Slice(range.granularity(), start.withDayOfMonth(sliceDay(start)));
        if (!slices.contains(slice) || !start.equals(slice.start()) || !stop.equals(slice.stop())) {
            throw new Refusal(RefusalReason.OUTSIDE_RANGE);
        }
        AdRow.Metrics metrics = metrics(row);
        return new AdRow(id(row, "campaign_id"), name(row, "campaign_name"), id(row, "adset_id"), name(row, "adset_name"),
                id(row, "ad_id"), name(row, "ad_name"), text(row, "effective_status"), start, stop,
                set.actionsOnly() ? AdRow.Metrics.ZERO : metrics, list(row, "actions"), list(row, "action_values"),
                list(row, "unique_actions"), rolledUp ? ActionItems.of(row) : List.of(), breakdown(row),
                QualityScore.of(row, metrics));
    }

    private int sliceDay(LocalDate start) {
        return switch (range.granularity()) {
            case DAY -> start.getDayOfMonth();
            case MONTH -> 1;
        };
    }

    private AdRow.Metrics metrics(JsonNode row) {
        return new AdRow.Metrics(count(row, "impressions"), count(row, "reach"), decimal(row, "frequency"),
                decimal(row, "spend"), count(row, "clicks"), count(row, "unique_clicks"), decimal(row, "cpc"),
                decimal(row, "cpm"), decimal(row, "ctr"), count(row, "inline_link_clicks"),
                count(row, "inline_post_engagement"), websiteCtr(row), decimal(row, "cost_per_inline_link_click"),
                decimal(row, "cost_per_unique_click"));
    }

    private AdRow.Breakdown breakdown(JsonNode row) {
        for (String name : set.breakdowns()) {
            if (text(row, name) == null) {
                throw new Refusal(RefusalReason.MISSING_BREAKDOWN);
            }
        }
        return new AdRow.Breakdown(text(row, "age"), text(row, "gender"), text(row, "country"), text(row, "region"),
                text(row, "publisher_platform"), text(row, "platform_position"), text(row, "impression_device"));
    }

    private static BigDecimal websiteCtr(JsonNode row) {
        JsonNode first = row.path("website_ctr").path(0);
        return first.isMissingNode() ? BigDecimal.ZERO : decimal(first, "value");
    }

    private static String id(JsonNode row, String field) {
        String id = text(row, field);
        if (id == null) {
            throw new Refusal(RefusalReason.MISSING_ID);
        }
        return id;
    }

    private static @Nullable String name(JsonNode row, String field) {
        String name = text(row, field);
        return name == null || name.length() <= LONGEST_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, LONGEST_NAME - 1)));
    }

    private static @Nullable String text(JsonNode row, String field) {
        String text = row.path(field).asText("");
        return text.isEmpty() ? null : text.replace("\u0000", "");
    }

    private static LocalDate date(JsonNode row, String field) {
        try {
            return LocalDate.parse(row.path(field).asText());
        } catch (DateTimeParseException malformed) {
            throw new Refusal(RefusalReason.INVALID_DATE);
        }
    }

    private static long count(JsonNode row, String field) {
        try {
            return decimal(row, field).longValueExact();
        } catch (ArithmeticException fraction) {
            throw new Refusal(RefusalReason.INVALID_NUMBER);
        }
    }

    private static BigDecimal decimal(JsonNode row, String field) {
        JsonNode node = row.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return BigDecimal.ZERO;
        }
        BigDecimal value;
        try {
            value = new BigDecimal(node.asText());
        } catch (NumberFormatException malformed) {
            throw new Refusal(RefusalReason.INVALID_NUMBER);
        }
        if (value.signum() < 0) {
            throw new Refusal(RefusalReason.NEGATIVE_METRIC);
        }
        return value;
    }

    private static String list(JsonNode row, String field) {
        JsonNode list = row.path(field);
        if (list.isMissingNode() || list.isNull()) {
            return "[]";
        }
        if (!list.isArray()) {
            throw new Refusal(RefusalReason.INVALID_ACTIONS);
        }
        return list.toString().replace("\\u0000", "");
    }

    /** Leaves the mapping of one row; has no stack trace, for it is no fault of the code. */
    private static final class Refusal extends RuntimeException {

        private final RefusalReason reason;

        Refusal(RefusalReason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }
}
