package dev.fbads.gateway.fetch.adsedge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.PageSize;
import dev.fbads.gateway.fetch.RowSpread;
import dev.fbads.gateway.fetch.SizedPages;
import dev.fbads.gateway.fetch.page.AdsPage;
import dev.fbads.gateway.fetch.page.AdsPageReader;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** One fetch: paginates the ads, and within every page the ads with more rows. */
final class AdsEdgeFetch {

    /** The default limit of Meta. */
    private static final int MIN_ROWS_PER_AD = 25;

    private final AdsEdgeConfig config;
    private final DeliveredAds delivered;
    private final RowSpread spread;
    private final NestedRows nested;
    private final SizedPages<AdsPage> pages;
    /** Ads of earlier pages, including the page that waits to be written. */
    private final Set<String> listed = new HashSet<>();
    private long adsDone;
    private long adsTotal;

    AdsEdgeFetch(InsightsRequest request, GraphSession session, AdsEdgeConfig config, InsightsFields fields, GraphBatch batch,
            DeliveredAds delivered) {
        AdsQuery query = new AdsQuery(request);
        this.config = config;
        this.delivered = delivered;
        this.listed.addAll(delivered.ads());
        this.spread = RowSpread.of(request);
        // One more than expected: a full page may have an empty successor, which would cost a call per ad.
        int rowsPerAd = Math.clamp(spread.most() + 1, MIN_ROWS_PER_AD, config.maxRowsPerAd());
        this.nested = new NestedRows(query, session, fields, batch, delivered, rowsPerAd, config.rowsPerBatch());
        this.pages = new SizedPages<>(session, new AdsPageReader(new AccountId(request.accountId()), listed::contains), fields,
                () -> fields.of(request.breakdownSet()),
                (requested, limit, after) -> query.ads(requested, limit, rowsPerAd, after),
                PageSize.forRows(config.rowsPerPage(), spread.usual(), config.maxAdsPerPage()));
    }

    Multi<FetchEvent> events() {
        return CursorPages.from(null, this::page)
                .onItem().<Step> transform(Step.Page::new)
                // A failure is delayed until the pages before it were delivered completely, so that another source can
                // continue.
                .onFailure(GraphFailedException.class).recoverWithItem(Step.Failed::new)
                // A queue of one on the current thread: the next page is fetched while this one is written.
                .emitOn(Runnable::run, 1)
                .onItem().transformToMultiAndConcatenate(this::eventsOf);
    }

    private Uni<AdsPage> page(@Nullable String after) {
        return pages.fetch(after).onItem().invoke(page -> accept(after, page));
    }

    private void accept(@Nullable String after, AdsPage page) {
        if (after == null && isTooMuch(page.total())) {
            throw new GraphFailedException(new GraphFailure.TooMuchData(null));
        }
        // A page with skipped ads does not indicate the size of others.
        if (page.listed().size() == page.ads()) {
            pages.learn(page.rows(), config.rowsPerPage());
        }
        listed.addAll(page.listed());
    }

    private boolean isTooMuch(long ads) {
        return ads * spread.usual() > config.maxRows();
    }

    private Multi<FetchEvent> eventsOf(Step step) {
        return switch (step) {
            case Step.Page(AdsPage page) -> Multi.createFrom().deferred(() -> eventsOf(page));
            case Step.Failed(Throwable failure) -> Multi.createFrom().failure(failure);
        };
    }

    private Multi<FetchEvent> eventsOf(AdsPage page) {
        delivered.begin(page.listed(), page.sums());
        return Multi.createBy().concatenating().streams(
                Multi.createFrom().iterable(List.<FetchEvent> copyOf(page.chunks())),
                nested.of(page.unfinished()),
                Multi.createFrom().item(() -> ended(page)));
    }

    private FetchEvent ended(AdsPage page) {
        delivered.end();
        adsDone += page.ads();
        long reported = Math.max(adsTotal, page.total());
        adsTotal = reported == 0 ? 0 : Math.max(reported, adsDone);
        return new FetchEvent.Progress(adsDone, adsTotal);
    }

    /** A page, or the failure that ends the pagination. */
    private sealed interface Step {

        record Page(AdsPage page) implements Step {
        }

        record Failed(Throwable failure) implements Step {
        }
    }
}
