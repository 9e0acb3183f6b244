package dev.fbads.gateway.fetch;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure.InvalidQuery;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.errors.RetryDecision;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.ResponseReader;
import io.smallrye.mutiny.Uni;

/**
 * Fetches pages of one edge, and adapts what it asks for: half of it when Meta says that it is too much, without a field when
 * Meta says that it is none. Either way the same page is asked for again.
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

    /** The page behind the cursor; fails with {@link GraphFailedException} when it cannot be had. */
    public Uni<P> fetch(@Nullable String after) {
        List<String> asked = wanted.get();
        return session.get(calls.call(asked, size.limit(), after), reader)
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<P>(P page) -> Uni.createFrom().item(page);
                    case GraphResult.Failed<P>(GraphFailure failure) -> adapt(failure, asked, after);
                });
    }

    /** Learns from the rows that the latest page brought. */
    public void learn(int rows, int wantedRows) {
        size = size.after(rows, wantedRows);
    }

    /** The page as an item of a batch; {@link #fetchAfter} takes over when it fails. */
    public GraphBatch.Item<P> item(List<String> asked, @Nullable String after) {
        return new GraphBatch.Item<>(calls.call(asked, size.limit(), after), reader);
    }

    /** The page behind the cursor after a first try failed, in a batch for instance. */
    public Uni<P> fetchAfter(GraphFailure failure, List<String> asked, @Nullable String after) {
        return adapt(failure, asked, after);
    }

    private Uni<P> adapt(GraphFailure failure, List<String> asked, @Nullable String after) {
        boolean adapted = switch (failure.retryDecision()) {
            case RetryDecision.Split split -> shrink();
            case RetryDecision.GiveUp giveUp -> failure instanceof InvalidQuery query
                    && fields.canDoWithout(asked, query.refusedFields());
            // Repeated already, as far as that is for this stream to do.
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

    /** How the edge is asked. */
    @FunctionalInterface
    public interface CallOfPage {

        GraphCall call(List<String> fields, int limit, @Nullable String after);
    }
}
