package dev.fbads.gateway.fetch.adsedge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.fetch.CursorWalk;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.PageSize;
import dev.fbads.gateway.fetch.SizedPages;
import dev.fbads.gateway.fetch.page.AdsPage;
import dev.fbads.gateway.fetch.page.RowsPage;
import dev.fbads.gateway.fetch.page.RowsPageReader;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.reactive.AsyncPaginator;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * The rows that did not fit into the page of their ad, paginated to the end of every ad; a batch reads one page of each of
 * many ads.
 */
final class NestedRows {

    private final AdsQuery query;
    private final GraphSession session;
    private final InsightsFields fields;
    private final GraphBatch batch;
    private final DeliveredAds delivered;
    private final int rowsPerAd;
    private final int adsPerBatch;

    NestedRows(AdsQuery query, GraphSession session, InsightsFields fields, GraphBatch batch, DeliveredAds delivered,
            int rowsPerAd,
            int rowsPerBatch) {
        this.query = query;
        this.session = session;
        this.fields = fields;
        this.batch = batch;
        this.delivered = delivered;
        this.rowsPerAd = rowsPerAd;
        this.adsPerBatch = Math.clamp(rowsPerBatch / rowsPerAd, 1, GraphBatch.MAX_ITEMS);
    }

    Multi<FetchEvent> of(List<AdsPage.Unfinished> ads) {
        if (ads.isEmpty()) {
            return Multi.createFrom().empty();
        }
        return AsyncPaginator.paginate(() -> rests(ads), this::round, Round::moreFollow)
                .onItem().transformToIterable(Round::rows);
    }

    private Queue<RemainingRows> rests(List<AdsPage.Unfinished> ads) {
        Queue<RemainingRows> open = new ArrayDeque<>();
        for (AdsPage.Unfinished ad : ads) {
            open.add(new RemainingRows(new CursorWalk(ad.after()), pagesOf(ad)));
        }
        return open;
    }

    private SizedPages<RowsPage> pagesOf(AdsPage.Unfinished unfinished) {
        return new SizedPages<>(session, new RowsPageReader(unfinished.ad()), fields, this::wanted,
                (requested, limit, after) -> query.rows(unfinished.ad().adId(), requested, limit,
                        Objects.requireNonNull(after)),
                new PageSize(rowsPerAd, rowsPerAd));
    }

    private List<String> wanted() {
        return fields.of(query.request().breakdownSet());
    }

    private Uni<Round> round(Queue<RemainingRows> open) {
        List<RemainingRows> current = new ArrayList<>();
        while (current.size() < adsPerBatch && !open.isEmpty()) {
            current.add(open.remove());
        }
        List<String> requested = wanted();
        return batch.get(session, current.stream().map(rest -> rest.pages.item(requested, rest.walk.next())).toList())
                .onItem().transformToMulti(results -> pages(current, results, requested))
                .collect().asList()
                .onItem().transform(pages -> ended(current, pages, open));
    }

    private Multi<RowsPage> pages(List<RemainingRows> current, List<GraphResult<RowsPage>> results, List<String> requested) {
        List<Uni<RowsPage>> pages = new ArrayList<>();
        for (int i = 0; i < current.size(); i++) {
            RemainingRows rest = current.get(i);
            pages.add(switch (results.get(i)) {
                case GraphResult.Read<RowsPage>(RowsPage page) -> Uni.createFrom().item(page);
                case GraphResult.Failed<RowsPage>(GraphFailure failure) ->
                    rest.pages.fetchAfter(failure, requested, rest.walk.next());
            });
        }
        return Multi.createFrom().iterable(pages).onItem().transformToUniAndConcatenate(page -> page);
    }

    private Round ended(List<RemainingRows> current, List<RowsPage> pages, Queue<RemainingRows> open) {
        List<FetchEvent> rows = new ArrayList<>();
        for (int i = 0; i < current.size(); i++) {
            RemainingRows rest = current.get(i);
            rest.walk.advance(pages.get(i));
            delivered.further(pages.get(i).sums());
            rows.addAll(pages.get(i).chunks());
            if (rest.walk.next() != null) {
                open.add(rest);
            }
        }
        return new Round(rows, !open.isEmpty());
    }

    /** The remaining rows of one ad. */
    private record RemainingRows(CursorWalk walk, SizedPages<RowsPage> pages) {
    }

    /** One page of several ads. */
    private record Round(List<FetchEvent> rows, boolean moreFollow) {
    }
}
