package dev.fbads.gateway.fetch.complete;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.fetch.RowTotals;
import dev.fbads.gateway.fetch.SliceSums;

/** Compares the rows of ads with the row of the account. */
final class Shortfalls {

    /** Half a cent per row, since every row is rounded separately. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.005");

    private Shortfalls() {
    }

    /** Whether the rows of a set add up to the total; values of a breakdown are estimates. */
    static boolean exact(BreakdownSet set) {
        return set.breakdowns().isEmpty();
    }

    /** The shortfall per slice, in chronological order. A surplus is ignored: it was delivered later. */
    static List<InsightsShortfall> between(SliceSums account, SliceSums ads) {
        List<InsightsShortfall> found = new ArrayList<>();
        account.bySlice().forEach((start, whole) -> {
            RowTotals parts = ads.of(start);
            BigDecimal spend = whole.spend().subtract(parts.spend()).max(BigDecimal.ZERO);
            long impressions = Math.max(0, whole.impressions() - parts.impressions());
            BigDecimal rounding = ROUNDING.multiply(BigDecimal.valueOf(parts.rows() + whole.rows()));
            if (impressions > 0 || spend.compareTo(rounding) > 0) {
                found.add(new InsightsShortfall(start, spend, impressions));
            }
        });
        return found;
    }

    /** The request, limited to the range of the short slices; empty without any. */
    static Optional<InsightsRequest> range(InsightsRequest request, List<InsightsShortfall> slices) {
        if (slices.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = lastDay(slices.getLast().dateStart(), request.granularity());
        return Optional.of(new InsightsRequest(request.requestId(), request.compteId(), request.accountId(), request.userId(),
                request.role(), slices.getFirst().dateStart(), last.isAfter(request.until()) ? request.until() : last,
                request.granularity(), request.breakdownSet()));
    }

    private static LocalDate lastDay(LocalDate start, Granularity granularity) {
        return switch (granularity) {
            case DAY -> start;
            case MONTH -> YearMonth.from(start).atEndOfMonth();
        };
    }
}
