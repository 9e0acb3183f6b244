package dev.fbads.sync.ingest;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.ingest.MappedRow.RefusalReason;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.Slice;
import dev.fbads.sync.rollups.ActionList;

/**
 * Maps Graph's insight rows to rows of the table, for one job. Numbers are strings, absent numbers are zero,
 * {@code website_ctr} is a list (Marketing API, Insights, "Parameters"). An invalid row is refused without affecting others.
 */
final class AdRowMapper {

    private static final int LONGEST_NAME = 500;
    /** Numbers of at most this many digits always fit a long. */
    private static final int SHORT_DIGITS = 18;

    private final BreakdownSet set;
    private final Set<Slice> slices;
    private final FetchRange range;
    private final boolean rolledUp;
    private final GraphRow row = new GraphRow();
    private final ActionItems items = new ActionItems();
    private final Map<String, LocalDate> dates = new HashMap<>();

    AdRowMapper(FetchRange range) {
        this.set = range.breakdownSet();
        this.range = range;
        this.rolledUp = set == BreakdownSet.NONE;
        this.slices = new HashSet<>(Slice.in(range.period(), range.granularity()));
    }

    /**
     * The row of a line, or the reason for which it is refused.
     *
     * @throws IOException if the line is not JSON
     */
    MappedRow map(byte[] line) throws IOException {
        row.read(line);
        try {
            return new MappedRow.Accepted(accept());
        } catch (ActionItems.Invalid invalid) {
            return new MappedRow.Refused(RefusalReason.INVALID_ACTIONS);
        } catch (Refusal refusal) {
            return new MappedRow.Refused(refusal.reason);
        }
    }

    private AdRow accept() {
        LocalDate start = date("date_start");
        LocalDate stop = date("date_stop");
        Slice slice = new Slice(range.granularity(), start.withDayOfMonth(sliceDay(start)));
        if (!slices.contains(slice) || !start.equals(slice.start()) || !stop.equals(slice.stop())) {
            throw new Refusal(RefusalReason.OUTSIDE_RANGE);
        }
        AdRow.Metrics metrics = metrics();
        if (!row.listsReadable()) {
            throw new Refusal(RefusalReason.INVALID_ACTIONS);
        }
        return new AdRow(id("campaign_id"), name("campaign_name"), id("adset_id"), name("adset_name"), id("ad_id"),
                name("ad_name"), row.text("effective_status"), start, stop, set.actionsOnly() ? AdRow.Metrics.ZERO : metrics,
                row.json(ActionList.ACTIONS), row.json(ActionList.ACTION_VALUES), row.json(ActionList.UNIQUE_ACTIONS),
                rolledUp ? items.of(row) : List.of(), breakdown(),
                QualityScore.of(metrics, !row.items(ActionList.ACTIONS).isEmpty()));
    }

    private int sliceDay(LocalDate start) {
        return switch (range.granularity()) {
            case DAY -> start.getDayOfMonth();
            case MONTH -> 1;
        };
    }

    private AdRow.Metrics metrics() {
        return new AdRow.Metrics(count("impressions"), count("reach"), decimal("frequency"), decimal("spend"), count("clicks"),
                count("unique_clicks"), decimal("cpc"), decimal("cpm"), decimal("ctr"), count("inline_link_clicks"),
                count("inline_post_engagement"), number(row.websiteCtr()), decimal("cost_per_inline_link_click"),
                decimal("cost_per_unique_click"));
    }

    private AdRow.Breakdown breakdown() {
        for (String name : set.breakdowns()) {
            if (row.text(name) == null) {
                throw new Refusal(RefusalReason.MISSING_BREAKDOWN);
            }
        }
        return new AdRow.Breakdown(row.text("age"), row.text("gender"), row.text("country"), row.text("region"),
                row.text("publisher_platform"), row.text("platform_position"), row.text("impression_device"));
    }

    private String id(String field) {
        String id = row.text(field);
        if (id == null) {
            throw new Refusal(RefusalReason.MISSING_ID);
        }
        return id;
    }

    private @Nullable String name(String field) {
        String name = row.text(field);
        return name == null || name.length() <= LONGEST_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, LONGEST_NAME - 1)));
    }

    private LocalDate date(String field) {
        String text = row.text(field);
        if (text == null) {
            throw new Refusal(RefusalReason.INVALID_DATE);
        }
        try {
            return dates.computeIfAbsent(text, LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(RefusalReason.INVALID_DATE);
        }
    }

    private long count(String field) {
        String text = row.figure(field);
        if (text == null) {
            return 0;
        }
        if (!text.isEmpty() && text.length() <= SHORT_DIGITS && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Long.parseLong(text);
        }
        try {
            return number(text).longValueExact();
        } catch (ArithmeticException fraction) {
            throw new Refusal(RefusalReason.INVALID_NUMBER);
        }
    }

    private BigDecimal decimal(String field) {
        return number(row.figure(field));
    }

    private static BigDecimal number(@Nullable String text) {
        if (text == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException malformed) {
            throw new Refusal(RefusalReason.INVALID_NUMBER);
        }
        if (value.signum() < 0) {
            throw new Refusal(RefusalReason.NEGATIVE_METRIC);
        }
        return value;
    }

    /** Ends the mapping of one row; without stack trace, because it is control flow. */
    private static final class Refusal extends RuntimeException {

        private final RefusalReason reason;

        Refusal(RefusalReason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }
}
