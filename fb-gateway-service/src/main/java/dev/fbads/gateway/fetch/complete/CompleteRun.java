package dev.fbads.gateway.fetch.complete;

import java.util.List;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.RowSource;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/** One fetch in progress. */
final class CompleteRun {

    private static final Logger LOG = Logger.getLogger(CompleteRun.class);

    private final InsightsRequest request;
    private final GraphSession session;
    private final RowSource edge;
    private final RowSource reports;
    private final MissingAds missing;
    private final DeliveredAds delivered = new DeliveredAds();
    private boolean restarted;
    private boolean usesReports;

    CompleteRun(InsightsRequest request, GraphSession session, RowSource edge, RowSource reports, MissingAds missing) {
        this.request = request;
        this.session = session;
        this.edge = edge;
        this.reports = reports;
        this.missing = missing;
    }

    Multi<FetchEvent> events() {
        return AccountTotals.of(request, session)
                .onItem().transformToMulti(totals -> Multi.createBy().concatenating().streams(
                        fromEdge(),
                        Shortfalls.exact(request.breakdownSet()) ? exactly(totals)
                                : Multi.createFrom().deferred(() -> undelivered(totals))));
    }

    private Multi<FetchEvent> exactly(SliceSums totals) {
        return Multi.createBy().concatenating().streams(
                Multi.createFrom().deferred(() -> archivedOrDeleted(totals)),
                Multi.createFrom().deferred(() -> hidden(totals)),
                Multi.createFrom().deferred(() -> shortfall(totals)));
    }

    /**
     * Sums of estimates only give a hint: the ads with delivery are listed, and those not delivered are read by id. If all
     * were delivered, the remaining difference is an estimation error.
     */
    private Multi<FetchEvent> undelivered(SliceSums totals) {
        return Shortfalls.range(request, usesReports ? List.of() : shortfalls(totals))
                .map(range -> missing.ids(range, session)
                        .onItem().transformToMulti(ids -> missing.of(ids, range, session, delivered)))
                .orElseGet(() -> Multi.createFrom().empty());
    }

    private Multi<FetchEvent> fromEdge() {
        return edge.rows(request, session, delivered)
                .onFailure(GraphFailedException.class)
                .recoverWithMulti(thrown -> continueAfter((GraphFailedException) thrown));
    }

    private Multi<FetchEvent> continueAfter(GraphFailedException broken) {
        GraphFailure failure = broken.failure();
        if (delivered.resumable() && failure instanceof GraphFailure.TooMuchData) {
            LOG.infof("switching to reports requestId=%s accountId=%s", request.requestId(), request.accountId());
            usesReports = true;
            return reports.rows(request, session, delivered);
        }
        if (delivered.resumable() && failure instanceof GraphFailure.CursorLost lost && lost.cause() != null && !restarted) {
            LOG.infof("restarting the ads edge requestId=%s accountId=%s", request.requestId(), request.accountId());
            restarted = true;
            return fromEdge();
        }
        return Multi.createFrom().failure(broken);
    }

    /** Archived and deleted ads: few rows. The documents of Meta disagree on whether they can be filtered. */
    private Multi<FetchEvent> archivedOrDeleted(SliceSums totals) {
        return Shortfalls.range(request, shortfalls(totals))
                .map(range -> missing.archivedOrDeleted(range, session, delivered)
                        .onFailure(CompleteRun::refused).recoverWithMulti(() -> Multi.createFrom().empty()))
                .orElseGet(() -> Multi.createFrom().empty());
    }

    /** All other ads; a report has listed them already. */
    private Multi<FetchEvent> hidden(SliceSums totals) {
        return Shortfalls.range(request, usesReports ? List.of() : shortfalls(totals))
                .map(range -> missing.ofAnyStatus(range, session, delivered))
                .orElseGet(() -> Multi.createFrom().empty());
    }

    private Multi<FetchEvent> shortfall(SliceSums totals) {
        List<InsightsShortfall> left = shortfalls(totals);
        if (left.isEmpty()) {
            return Multi.createFrom().empty();
        }
        LOG.warnf("rows are short of the account's own requestId=%s accountId=%s slices=%d", request.requestId(),
                request.accountId(), left.size());
        return Multi.createFrom().item(new FetchEvent.Shortfall(left));
    }

    private List<InsightsShortfall> shortfalls(SliceSums totals) {
        return Shortfalls.between(totals, delivered.sums());
    }

    private static boolean refused(Throwable thrown) {
        return thrown instanceof GraphFailedException failed && failed.failure() instanceof GraphFailure.InvalidQuery;
    }
}
