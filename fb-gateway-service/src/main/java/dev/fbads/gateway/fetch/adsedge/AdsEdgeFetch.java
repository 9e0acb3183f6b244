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

/** One fetch under way: walks the ads, and inside every page the ads whose rows go on. */
final class AdsEdgeFetch {

    /** What Meta sends when it is not asked for a number. */
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
        // One more than expected: a full page may name a successor that turns out empty, and that is a call for every ad.
        int rowsPerAd = Math.clamp(spread.most() + 1, MIN_ROWS_PER_AD, config.maxRowsPerAd());
        this.nested = new NestedRows(query, session, fields, batch, delivered, rowsPerAd, config.rowsPerBatch());
        this.pages = new SizedPages<>(session, new AdsPageReader(new AccountId(request.accountId()), listed::contains), fields,
                () -> fields.of(request.breakdownSet()),
                (asked, limit, after) -> query.ads(asked, limit, rowsPerAd, after),
                PageSize.forRows(config.rowsPerPage(), spread.usual(), config.maxAdsPerPage()));
    }

    Multi<FetchEvent> events() {
        return CursorPages.from(null, this::page)
                .onItem().<Step> transform(Step.Page::new)
                // A failure waits its turn, so that the pages before it go out whole and another source can take over.
                .onFailure(GraphFailedException.class).recoverWithItem(Step.Broken::new)
                // A queue of one, on whatever thread is there: the next page is fetched while this one is written.
                .emitOn(Runnable::run, 1)
                .onItem().transformToMultiAndConcatenate(this::eventsOf);
    }

    private Uni<AdsPage> page(@Nullable String after) {
        return pages.fetch(after).onItem().invoke(page -> taken(after, page));
    }

    private void taken(@Nullable String after, AdsPage page) {
        if (after == null && isTooMuch(page.total())) {
            throw new GraphFailedException(new GraphFailure.TooMuchData(null));
        }
        // A page of ads that went out before says nothing about the size of others.
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
            case Step.Broken(Throwable failure) -> Multi.createFrom().failure(failure);
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
        long told = Math.max(adsTotal, page.total());
        adsTotal = told == 0 ? 0 : Math.max(told, adsDone);
        return new FetchEvent.Progress(adsDone, adsTotal);
    }

    /** What the walk over the ads brings, in order. */
    private sealed interface Step {

        record Page(AdsPage page) implements Step {
        }

        record Broken(Throwable failure) implements Step {
        }
    }
}
