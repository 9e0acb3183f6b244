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
 * Everything that Meta knows of an account and range. Promises:
 * <ol>
 * <li>The ads edge is read first; reports take over what it did not deliver when Meta finds its smallest page, or we find the
 * range, too large for it.</li>
 * <li>When Meta forgets the place in the edge (2642), the edge is read from its beginning once, without the ads that went out.
 * Where an ad went out in part, or it happens again, the fetch fails and may be repeated: nothing ever goes out twice.</li>
 * <li>Where the rows of all ads add up to the account's own row, they are compared with it per slice. What is missing is asked
 * for, first of archived and deleted ads, then of all, for the short slices only; what stays missing is told.</li>
 * <li>Of sets whose values are estimates the same comparison is a hint: where it falls short, the ads that delivered are
 * listed, and those that did not go out are read by their ids.</li>
 * <li>The account's row is read before the ads, so that delivery in between never looks like a gap.</li>
 * <li>Progress never falls.</li>
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
