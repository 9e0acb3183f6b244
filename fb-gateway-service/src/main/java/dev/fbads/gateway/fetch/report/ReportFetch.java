package dev.fbads.gateway.fetch.report;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.PageSize;
import dev.fbads.gateway.fetch.SizedPages;
import dev.fbads.gateway.fetch.page.FlatPageReader;
import dev.fbads.gateway.fetch.page.RowsPage;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;

/** One fetch: the rows of the reports in order, each as soon as it is ready. */
final class ReportFetch {

    private final InsightsRequest request;
    private final GraphSession session;
    private final ReportRuns runs;
    private final InsightsFields fields;
    private final int rowsPerPage;
    private final DeliveredAds delivered;
    private final Set<String> deliveredBefore;

    ReportFetch(InsightsRequest request, GraphSession session, ReportRuns runs, InsightsFields fields, int rowsPerPage,
            DeliveredAds delivered) {
        this.request = request;
        this.session = session;
        this.runs = runs;
        this.fields = fields;
        this.rowsPerPage = rowsPerPage;
        this.delivered = delivered;
        this.deliveredBefore = delivered.ads();
    }

    Multi<FetchEvent> events() {
        return Multi.createBy().concatenating().streams(
                runs.submitted().onItem().transformToMultiAndConcatenate(this::rowsOf),
                Multi.createFrom().item(this::ended));
    }

    private Multi<FetchEvent> rowsOf(ReportRun run) {
        return runs.ready(run)
                .onItem().transformToMulti(ready -> pagesOf(ready))
                .onFailure(failure -> NotReady.is(failure) && !run.isStarted()).recoverWithMulti(() -> retry(run));
    }

    private Multi<FetchEvent> retry(ReportRun run) {
        run.setReady(false);
        return rowsOf(run);
    }

    private Multi<FetchEvent> pagesOf(ReportRun run) {
        SizedPages<RowsPage> pages = new SizedPages<>(session,
                new FlatPageReader(new AccountId(request.accountId()), deliveredBefore::contains), fields, List::of,
                (requested, limit, after) -> page(run, limit, after), new PageSize(rowsPerPage, rowsPerPage));
        return CursorPages.from(null, pages::fetch)
                .onItem().transformToIterable(page -> rows(run, page));
    }

    /** The fields were set on submission. */
    private static GraphCall page(ReportRun run, int limit, @Nullable String after) {
        GraphCall call = GraphCall.to(run.id() + "/insights").with("limit", String.valueOf(limit));
        return after == null ? call : call.with("after", after);
    }

    private List<FetchEvent> rows(ReportRun run, RowsPage page) {
        run.start();
        // Rows of an ad may be in any report: no ad is complete before the end.
        delivered.begin(page.ads(), page.sums());
        return List.copyOf(page.chunks());
    }

    private FetchEvent ended() {
        delivered.end();
        long ads = delivered.ads().size();
        return new FetchEvent.Progress(ads, ads);
    }
}
