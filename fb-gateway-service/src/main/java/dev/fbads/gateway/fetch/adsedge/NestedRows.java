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

/** The rows that did not come with their ad, read to the end of every ad: a batch brings one page of each of many ads. */
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
        this.adsPerBatch = Math.clamp(rowsPerBatch / rowsPerAd, 1, GraphBatch.MOST);
    }

    Multi<FetchEvent> of(List<AdsPage.Unfinished> ads) {
        if (ads.isEmpty()) {
            return Multi.createFrom().empty();
        }
        return AsyncPaginator.paginate(() -> rests(ads), this::round, Round::moreFollow)
                .onItem().transformToIterable(Round::rows);
    }

    private Queue<AdRest> rests(List<AdsPage.Unfinished> ads) {
        Queue<AdRest> open = new ArrayDeque<>();
        for (AdsPage.Unfinished ad : ads) {
            open.add(new AdRest(new CursorWalk(ad.after()), pagesOf(ad)));
        }
        return open;
    }

    private SizedPages<RowsPage> pagesOf(AdsPage.Unfinished unfinished) {
        return new SizedPages<>(session, new RowsPageReader(unfinished.ad()), fields, this::wanted,
                (asked, limit, after) -> query.rows(unfinished.ad().adId(), asked, limit, Objects.requireNonNull(after)),
                new PageSize(rowsPerAd, rowsPerAd));
    }

    private List<String> wanted() {
        return fields.of(query.request().breakdownSet());
    }

    private Uni<Round> round(Queue<AdRest> open) {
        List<AdRest> turn = new ArrayList<>();
        while (turn.size() < adsPerBatch && !open.isEmpty()) {
            turn.add(open.remove());
        }
        List<String> asked = wanted();
        return batch.get(session, turn.stream().map(rest -> rest.pages.item(asked, rest.walk.next())).toList())
                .onItem().transformToMulti(results -> pages(turn, results, asked))
                .collect().asList()
                .onItem().transform(pages -> ended(turn, pages, open));
    }

    private Multi<RowsPage> pages(List<AdRest> turn, List<GraphResult<RowsPage>> results, List<String> asked) {
        List<Uni<RowsPage>> pages = new ArrayList<>();
        for (int i = 0; i < turn.size(); i++) {
            AdRest rest = turn.get(i);
            pages.add(switch (results.get(i)) {
                case GraphResult.Read<RowsPage>(RowsPage page) -> Uni.createFrom().item(page);
                case GraphResult.Failed<RowsPage>(GraphFailure failure) ->
                    rest.pages.fetchAfter(failure, asked, rest.walk.next());
            });
        }
        return Multi.createFrom().iterable(pages).onItem().transformToUniAndConcatenate(page -> page);
    }

    private Round ended(List<AdRest> turn, List<RowsPage> pages, Queue<AdRest> open) {
        List<FetchEvent> rows = new ArrayList<>();
        for (int i = 0; i < turn.size(); i++) {
            AdRest rest = turn.get(i);
            rest.walk.advance(pages.get(i));
            delivered.further(pages.get(i).sums());
            rows.addAll(pages.get(i).chunks());
            if (rest.walk.next() != null) {
                open.add(rest);
            }
        }
        return new Round(rows, !open.isEmpty());
    }

    /** The rows of one ad from where they broke off. */
    private record AdRest(CursorWalk walk, SizedPages<RowsPage> pages) {
    }

    /** One page of some ads. */
    private record Round(List<FetchEvent> rows, boolean moreFollow) {
    }
}
