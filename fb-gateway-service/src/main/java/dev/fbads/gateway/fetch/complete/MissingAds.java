package dev.fbads.gateway.fetch.complete;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.InsightsParams;
import dev.fbads.gateway.fetch.PageSize;
import dev.fbads.gateway.fetch.SizedPages;
import dev.fbads.gateway.fetch.page.AdIdsPage;
import dev.fbads.gateway.fetch.page.FlatPageReader;
import dev.fbads.gateway.fetch.page.RowsPage;
import dev.fbads.gateway.fetch.report.ReportConfig;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Rows of ads not listed by the edge, read from {@code /act_X/insights?level=ad}; rows of delivered ads are dropped. */
@ApplicationScoped
public class MissingAds {

    private static final String ARCHIVED_OR_DELETED = "[{\"field\":\"ad.effective_status\",\"operator\":\"IN\",\"value\":[\"ARCHIVED\",\"DELETED\"]}]";

    /** Their ids are about 3 KB of the URL. */
    private static final int ADS_AT_ONCE = 100;

    private final InsightsFields fields;
    private final int rowsPerPage;

    public MissingAds(InsightsFields fields, ReportConfig config) {
        this.fields = fields;
        this.rowsPerPage = config.rowsPerPage();
    }

    /** Rows of archived and deleted ads. */
    Multi<FetchEvent> archivedOrDeleted(InsightsRequest range, GraphSession session, DeliveredAds delivered) {
        return rows(range, session, delivered, call -> call.with("filtering", ARCHIVED_OR_DELETED));
    }

    /** Rows of ads of any status. */
    Multi<FetchEvent> ofAnyStatus(InsightsRequest range, GraphSession session, DeliveredAds delivered) {
        return rows(range, session, delivered, UnaryOperator.identity());
    }

    /** The ads with delivery in the range, including deleted ones; one light call for most accounts. */
    Uni<Set<String>> ids(InsightsRequest range, GraphSession session) {
        GraphCall call = GraphCall.to(range.accountId() + "/insights")
                .with("level", "ad")
                .with("fields", "ad_id,impressions")
                .with("time_range", new InsightsParams(range).timeRange())
                .with("limit", String.valueOf(rowsPerPage));
        return CursorPages.from(null, after -> idsPage(after == null ? call : call.with("after", after), session))
                .collect().in(HashSet::new, (ids, page) -> ids.addAll(page.ads()));
    }

    /** The rows of the ads not yet delivered, a hundred ads per call. */
    Multi<FetchEvent> of(Set<String> ads, InsightsRequest range, GraphSession session, DeliveredAds delivered) {
        List<String> missing = ads.stream().filter(ad -> !delivered.contains(ad)).sorted().toList();
        return Multi.createFrom().range(0, Math.ceilDiv(missing.size(), ADS_AT_ONCE))
                .onItem().transformToMultiAndConcatenate(part -> {
                    List<String> chunk = missing.subList(part * ADS_AT_ONCE,
                            Math.min(missing.size(), (part + 1) * ADS_AT_ONCE));
                    return rows(range, session, delivered, call -> call.with("filtering",
                            "[{\"field\":\"ad.id\",\"operator\":\"IN\",\"value\":" + InsightsParams.quoted(chunk) + "}]"));
                });
    }

    private static Uni<AdIdsPage> idsPage(GraphCall call, GraphSession session) {
        return session.get(call, AdIdsPage::read)
                .onItem().transform(result -> switch (result) {
                    case GraphResult.Read<AdIdsPage>(AdIdsPage page) -> page;
                    case GraphResult.Failed<AdIdsPage>(GraphFailure failure) -> throw new GraphFailedException(failure);
                });
    }

    private Multi<FetchEvent> rows(InsightsRequest range, GraphSession session, DeliveredAds delivered,
            UnaryOperator<GraphCall> filter) {
        Set<String> before = delivered.ads();
        InsightsParams params = new InsightsParams(range);
        SizedPages<RowsPage> pages = new SizedPages<>(session,
                new FlatPageReader(new AccountId(range.accountId()), before::contains), fields,
                () -> fields.of(range.breakdownSet()),
                (requested, limit, after) -> {
                    GraphCall call = filter.apply(params.onAccount(GraphCall.to(range.accountId() + "/insights"), requested))
                            .with("limit", String.valueOf(limit));
                    return after == null ? call : call.with("after", after);
                }, new PageSize(rowsPerPage, rowsPerPage));
        return CursorPages.from(null, pages::fetch)
                .onItem().transformToIterable(page -> delivered(page, delivered));
    }

    private static List<FetchEvent> delivered(RowsPage page, DeliveredAds delivered) {
        delivered.begin(page.ads(), page.sums());
        delivered.end();
        return List.copyOf(page.chunks());
    }
}
