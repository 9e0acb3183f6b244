package dev.fbads.gateway.fetch.adsedge;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.page.AdsPage;
import dev.fbads.gateway.fetch.page.AdsPageReader;
import dev.fbads.gateway.fetch.page.RowsPage;
import dev.fbads.gateway.fetch.page.RowsPageReader;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** One fetch under way: walks the ads, and inside every page the ads whose rows go on. */
final class AdsEdgeFetch {

    /** What Meta sends when it is not asked for a number. */
    private static final int MIN_ROWS_PER_AD = 25;

    private final GraphSession session;
    private final InsightsFields fields;
    private final AdsEdgeConfig config;
    private final AdsQuery query;
    private final int rowsPerAd;
    private final SizedPages<AdsPage> pages;
    private long adsDone;
    private long adsTotal;

    AdsEdgeFetch(InsightsRequest request, GraphSession session, AdsEdgeConfig config, InsightsFields fields) {
        RowSpread spread = RowSpread.of(request);
        this.session = session;
        this.fields = fields;
        this.config = config;
        this.query = new AdsQuery(request);
        // One more than expected: a full page may name a successor that turns out empty, and that is a call for every ad.
        this.rowsPerAd = Math.clamp(spread.most() + 1, MIN_ROWS_PER_AD, config.maxRowsPerAd());
        this.pages = new SizedPages<>(session, new AdsPageReader(new AccountId(request.accountId())), fields,
                () -> fields.of(request.breakdownSet()),
                (asked, limit, after) -> query.ads(asked, limit, rowsPerAd, after),
                PageSize.forRows(config.rowsPerPage(), spread.usual(), config.maxAdsPerPage()));
    }

    Multi<FetchEvent> events() {
        return CursorPages.from(null, this::page)
                // A queue of one, on whatever thread is there: the next page is fetched while this one is written.
                .emitOn(Runnable::run, 1)
                .onItem().transformToMultiAndConcatenate(this::eventsOf);
    }

    private Uni<AdsPage> page(@Nullable String after) {
        return pages.fetch(after)
                .onItem().invoke(page -> pages.learn(page.rows(), config.rowsPerPage()));
    }

    private Multi<FetchEvent> eventsOf(AdsPage page) {
        return Multi.createBy().concatenating().streams(
                rowsOf(page.chunks()),
                Multi.createFrom().iterable(page.unfinished()).onItem().transformToMultiAndConcatenate(this::furtherRows),
                Multi.createFrom().item(() -> progressAfter(page)));
    }

    private Multi<FetchEvent> furtherRows(AdsPage.Unfinished ad) {
        SizedPages<RowsPage> rows = new SizedPages<>(session, new RowsPageReader(ad.ad()), fields,
                () -> fields.of(query.request().breakdownSet()),
                (asked, limit, after) -> query.rows(ad.ad().adId(), asked, limit, after),
                new PageSize(rowsPerAd, rowsPerAd));
        return CursorPages.from(ad.after(), rows::fetch)
                .onItem().transformToMultiAndConcatenate(page -> rowsOf(page.chunks()));
    }

    private static Multi<FetchEvent> rowsOf(List<FetchEvent.Rows> chunks) {
        return Multi.createFrom().iterable(List.<FetchEvent> copyOf(chunks));
    }

    private FetchEvent progressAfter(AdsPage page) {
        adsDone += page.ads();
        long told = Math.max(adsTotal, page.total());
        adsTotal = told == 0 ? 0 : Math.max(told, adsDone);
        return new FetchEvent.Progress(adsDone, adsTotal);
    }
}
