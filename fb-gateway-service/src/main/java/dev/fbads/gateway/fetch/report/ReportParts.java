package dev.fbads.gateway.fetch.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.RowSpread;
import dev.fbads.gateway.graph.GraphBatch;

/** Splits a range into reports at slice boundaries. */
final class ReportParts {

    private ReportParts() {
    }

    /** In chronological order, at most as many as one batch can poll. */
    static List<InsightsRequest> of(InsightsRequest request, int slicesPerReport) {
        int slices = Math.toIntExact(RowSpread.slices(request));
        int perReport = Math.max(slicesPerReport, Math.ceilDiv(slices, GraphBatch.MAX_ITEMS));
        List<InsightsRequest> parts = new ArrayList<>();
        for (LocalDate since = request.since(); !since.isAfter(request.until());) {
            LocalDate next = after(since, perReport, request.granularity());
            LocalDate last = next.minusDays(1);
            parts.add(part(request, since, last.isAfter(request.until()) ? request.until() : last));
            since = next;
        }
        return parts;
    }

    private static LocalDate after(LocalDate since, int slices, Granularity granularity) {
        return switch (granularity) {
            case DAY -> since.plusDays(slices);
            case MONTH -> since.withDayOfMonth(1).plusMonths(slices);
        };
    }

    private static InsightsRequest part(InsightsRequest whole, LocalDate since, LocalDate until) {
        return new InsightsRequest(whole.requestId(), whole.compteId(), whole.accountId(), whole.userId(), whole.role(), since,
                until, whole.granularity(), whole.breakdownSet());
    }
}
