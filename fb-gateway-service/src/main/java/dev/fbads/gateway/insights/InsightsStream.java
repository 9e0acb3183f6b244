package dev.fbads.gateway.insights;

import java.time.InstantSource;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.gateway.cache.FetchCache;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.graph.Caller;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.graph.GraphFailedException;
import dev.fbads.gateway.tokens.TokenSource;
import io.smallrye.mutiny.Multi;

/** Answers a request for insights: rows, progress, and the one last line. */
@ApplicationScoped
public class InsightsStream {

    private final TokenSource tokens;
    private final GraphClient graph;
    private final FetchStrategy strategy;
    private final LineWriter writer;
    private final InstantSource clock;
    private final String version;

    @Inject
    InsightsStream(TokenSource tokens, GraphClient graph, FetchStrategy strategy, FetchCache cache, LineWriter writer,
            InstantSource clock, GraphConfig config) {
        this(tokens, graph, cache.around(strategy), writer, clock, config);
    }

    InsightsStream(TokenSource tokens, GraphClient graph, FetchStrategy strategy, LineWriter writer, InstantSource clock,
            GraphConfig config) {
        this.tokens = tokens;
        this.graph = graph;
        this.strategy = strategy;
        this.writer = writer;
        this.clock = clock;
        this.version = config.version();
    }

    /**
     * Chunks of lines, each without the LF that follows it, in the pace of the reader. Ends with a {@code done} or an
     * {@code error} line; a fault of ours breaks it off without one. Nothing goes on behind a reader that leaves.
     */
    Multi<byte[]> of(InsightsRequest request) {
        return tokens.forAccount(new AccountId(request.accountId()))
                .onItem().transform(token -> graph.session(token, Caller.of(request)))
                .onItem().transform(session -> new InsightsRun(request, session, writer, clock, version))
                .onItem().transformToMulti(run -> lines(run, request));
    }

    private Multi<byte[]> lines(InsightsRun run, InsightsRequest request) {
        return strategy.fetch(request, run.session())
                .onItem().transform(run::line)
                .onCompletion().continueWith(() -> List.of(run.done()))
                .onFailure(GraphFailedException.class).recoverWithItem(run::error);
    }
}
