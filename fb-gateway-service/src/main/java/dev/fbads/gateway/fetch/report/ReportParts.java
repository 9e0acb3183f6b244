package dev.fbads.gateway.fetch.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.RowSpread;
import dev.fbads.gateway.graph.GraphBatch;

/** Cuts a range into reports between two slices, never within one. */
final class ReportParts {

    private ReportParts() {
    }

    /** In the order of time, no more than one batch can ask after. */
    static List<InsightsRequest> of(InsightsRequest request, int slicesPerReport) {
        int slices = Math.toIntExact(RowSpread.slices(request));
        int perReport = Math.max(slicesPerReport, Math.ceilDiv(slices, GraphBatch.MOST));
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
