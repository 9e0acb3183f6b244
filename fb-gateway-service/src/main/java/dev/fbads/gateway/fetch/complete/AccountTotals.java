package dev.fbads.gateway.fetch.complete;

import java.util.Collections;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.fetch.CursorPages;
import dev.fbads.gateway.fetch.InsightsParams;
import dev.fbads.gateway.fetch.RowSpread;
import dev.fbads.gateway.fetch.SliceSums;
import dev.fbads.gateway.fetch.page.TotalsPage;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Uni;

/** The totals of the whole account, including deleted ads. */
final class AccountTotals {

    private AccountTotals() {
    }

    /** The totals per slice, in one call; fails with {@link GraphFailedException}. */
    static Uni<SliceSums> of(InsightsRequest request, GraphSession session) {
        return CursorPages.from(null, after -> page(request, session, after))
                .collect().in(SliceSums::new, AccountTotals::add);
    }

    private static Uni<TotalsPage> page(InsightsRequest request, GraphSession session, @Nullable String after) {
        return session.get(call(request, after), TotalsPage::read)
                .onItem().transform(result -> switch (result) {
                    case GraphResult.Read<TotalsPage>(TotalsPage page) -> page;
                    case GraphResult.Failed<TotalsPage>(GraphFailure failure) -> throw new GraphFailedException(failure);
                });
    }

    /** There is one row per slice: a second one means that a page was repeated, and would appear as missing ads. */
    private static void add(SliceSums sums, TotalsPage page) {
        if (!Collections.disjoint(sums.bySlice().keySet(), page.sums().bySlice().keySet())) {
            throw new GraphFailedException(new GraphFailure.CursorLost(null));
        }
        sums.add(page.sums());
    }

    private static GraphCall call(InsightsRequest request, @Nullable String after) {
        InsightsParams params = new InsightsParams(request);
        GraphCall call = GraphCall.to(request.accountId() + "/insights")
                .with("level", "account")
                .with("fields", "date_start,date_stop,spend,impressions")
                .with("time_range", params.timeRange())
                .with("time_increment", params.timeIncrement())
                // One more than there are, so that no empty page follows.
                .with("limit", String.valueOf(RowSpread.slices(request) + 1));
        return after == null ? call : call.with("after", after);
    }
}
