package dev.fbads.gateway.fetch.adsedge;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphFailure.InvalidQuery;
import dev.fbads.gateway.errors.GraphFailure.TooMuchData;
import dev.fbads.gateway.fetch.Paged;
import dev.fbads.gateway.graph.AnswerReader;
import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.GraphFailedException;
import dev.fbads.gateway.graph.GraphResult;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.Uni;

/**
 * Fetches pages of one edge, and adapts what it asks for: half of it when Meta says that it is too much, without a field when
 * Meta says that it is none. Either way the same page is asked for again.
 */
final class SizedPages<P extends Paged> {

    private final GraphSession session;
    private final AnswerReader<P> reader;
    private final InsightsFields fields;
    private final Supplier<List<String>> wanted;
    private final CallOfPage calls;
    private PageSize size;

    SizedPages(GraphSession session, AnswerReader<P> reader, InsightsFields fields, Supplier<List<String>> wanted,
            CallOfPage calls, PageSize size) {
        this.session = session;
        this.reader = reader;
        this.fields = fields;
        this.wanted = wanted;
        this.calls = calls;
        this.size = size;
    }

    /** The page behind the cursor; fails with {@link GraphFailedException} when it cannot be had. */
    Uni<P> fetch(@Nullable String after) {
        List<String> asked = wanted.get();
        return session.get(calls.call(asked, size.limit(), after), reader)
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<P>(P page) -> Uni.createFrom().item(page);
                    case GraphResult.Failed<P>(GraphFailure failure) -> adapt(failure, asked, after);
                });
    }

    /** Learns from the rows that the latest page brought. */
    void learn(int rows, int wantedRows) {
        size = size.after(rows, wantedRows);
    }

    private Uni<P> adapt(GraphFailure failure, List<String> asked, @Nullable String after) {
        if (failure instanceof TooMuchData && size.canShrink()) {
            size = size.halved();
            return fetch(after);
        }
        if (failure instanceof InvalidQuery query && fields.canDoWithout(asked, query.refusedFields())) {
            return fetch(after);
        }
        return Uni.createFrom().failure(new GraphFailedException(failure));
    }

    /** How the edge is asked. */
    @FunctionalInterface
    interface CallOfPage {

        GraphCall call(List<String> fields, int limit, @Nullable String after);
    }
}
