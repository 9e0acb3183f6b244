package dev.fbads.gateway.fetch.complete;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.fetch.adsedge.AdsEdgeStrategy;
import dev.fbads.gateway.fetch.report.ReportStrategy;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/**
 * All rows that Meta has for an account and range. Guarantees:
 * <ol>
 * <li>The ads edge is read first. Reports replace it for the ads not yet delivered when its smallest page, or the whole
 * range, is too large.</li>
 * <li>When Meta loses the cursor (2642), the edge is read again once, without the ads delivered. If an ad was delivered in
 * part, or the cursor is lost again, the fetch fails and may be repeated: no row is delivered twice.</li>
 * <li>Where the rows of all ads add up to the row of the account, they are compared per slice. Missing rows are requested
 * for the short slices, first of archived and deleted ads, then of all; what remains missing is reported.</li>
 * <li>For sets of estimated values the comparison is a hint: where it falls short, the ads with delivery are listed, and
 * those not delivered are read by id.</li>
 * <li>The row of the account is read before the ads, so that delivery in between never appears as a shortfall.</li>
 * <li>Progress never decreases.</li>
 * </ol>
 */
@ApplicationScoped
public class CompleteFetch implements FetchStrategy {

    private final AdsEdgeStrategy edge;
    private final ReportStrategy reports;
    private final MissingAds missing;

    public CompleteFetch(AdsEdgeStrategy edge, ReportStrategy reports, MissingAds missing) {
        this.edge = edge;
        this.reports = reports;
        this.missing = missing;
    }

    @Override
    public Multi<FetchEvent> fetch(InsightsRequest request, GraphSession session) {
        return Multi.createFrom().deferred(() -> {
            RisingProgress progress = new RisingProgress();
            return new CompleteRun(request, session, edge, reports, missing).events()
                    .onItem().transform(progress::risen);
        });
    }
}
