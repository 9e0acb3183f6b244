package dev.fbads.gateway.fetch;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphFailure.InvalidQuery;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.errors.RetryDecision;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.ResponseReader;
import io.smallrye.mutiny.Uni;

/**
 * Fetches pages of one edge and adapts the request: half the size when Meta reports too much data, without a field when
 * Meta refuses it. The same page is then requested again.
 */
public final class SizedPages<P extends Paged> {

    private final GraphSession session;
    private final ResponseReader<P> reader;
    private final InsightsFields fields;
    private final Supplier<List<String>> wanted;
    private final CallOfPage calls;
    private PageSize size;

    public SizedPages(GraphSession session, ResponseReader<P> reader, InsightsFields fields, Supplier<List<String>> wanted,
            CallOfPage calls, PageSize size) {
        this.session = session;
        this.reader = reader;
        this.fields = fields;
        this.wanted = wanted;
        this.calls = calls;
        this.size = size;
    }

    /** The page at the cursor; fails with {@link GraphFailedException} when it cannot be read. */
    public Uni<P> fetch(@Nullable String after) {
        List<String> requested = wanted.get();
        return session.get(calls.call(requested, size.limit(), after), reader)
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<P>(P page) -> Uni.createFrom().item(page);
                    case GraphResult.Failed<P>(GraphFailure failure) -> adapt(failure, requested, after);
                });
    }

    /** Adapts the size to the rows of the latest page. */
    public void learn(int rows, int wantedRows) {
        size = size.after(rows, wantedRows);
    }

    /** The page as a batch item; {@link #fetchAfter} handles its failure. */
    public GraphBatch.Item<P> item(List<String> requested, @Nullable String after) {
        return new GraphBatch.Item<>(calls.call(requested, size.limit(), after), reader);
    }

    /** The page at the cursor after a failed attempt, for instance in a batch. */
    public Uni<P> fetchAfter(GraphFailure failure, List<String> requested, @Nullable String after) {
        return adapt(failure, requested, after);
    }

    private Uni<P> adapt(GraphFailure failure, List<String> requested, @Nullable String after) {
        boolean adapted = switch (failure.retryDecision()) {
            case RetryDecision.Split split -> shrink();
            case RetryDecision.GiveUp giveUp -> failure instanceof InvalidQuery query
                    && fields.canDoWithout(requested, query.refusedFields());
            // Retried already, as far as this stream may.
            case RetryDecision.RetryAfter retry -> false;
            case RetryDecision.QuarantineToken quarantine -> false;
            case RetryDecision.DisableAccount disable -> false;
        };
        return adapted ? fetch(after) : Uni.createFrom().failure(new GraphFailedException(failure));
    }

    private boolean shrink() {
        boolean possible = size.canShrink();
        size = possible ? size.halved() : size;
        return possible;
    }

    /** Creates the call of a page. */
    @FunctionalInterface
    public interface CallOfPage {

        GraphCall call(List<String> fields, int limit, @Nullable String after);
    }
}
