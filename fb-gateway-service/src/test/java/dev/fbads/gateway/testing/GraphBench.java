package dev.fbads.gateway.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.fetch.adsedge.AdsEdgeStrategy;
import dev.fbads.gateway.fetch.complete.CompleteFetch;
import dev.fbads.gateway.fetch.complete.MissingAds;
import dev.fbads.gateway.fetch.report.ReportStrategy;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.AppSecretProof;
import dev.fbads.gateway.graph.CircuitBreaker;
import dev.fbads.gateway.graph.GraphBatch;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** A real client against a fake Graph; its pauses are recorded and skipped. */
public final class GraphBench implements AutoCloseable {

    public static final String TOKEN = "EAAB-secret-token";

    private static final RandomGenerator HALF = () -> Long.MIN_VALUE;

    private final Vertx vertx = Vertx.vertx();
    private final FakeGraph graph = new FakeGraph();
    private final Duration responseTimeout;
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    public GraphBench() {
        this(Duration.ofSeconds(20));
    }

    /** With a response timeout. */
    public GraphBench(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public FakeGraph graph() {
        return graph;
    }

    public List<Duration> pauses() {
        return pauses;
    }

    public GraphClient client(Optional<String> appSecret) {
        return client(appSecret, CallGate.of(List.of()));
    }

    public GraphClient client(Optional<String> appSecret, CallGate gate) {
        return new GraphClient(vertx, new TestGraphConfig(URI.create(graph.url()), responseTimeout),
                new AppSecretProof(appSecret),
                CircuitBreaker.alwaysClosed(), pause(), HALF, gate);
    }

    /** Records the pause without waiting. */
    public Pause pause() {
        return time -> {
            pauses.add(time);
            return Uni.createFrom().voidItem();
        };
    }

    public GraphBatch batch() {
        return new GraphBatch(new TestGraphConfig(URI.create(graph.url())), pause(), HALF);
    }

    /** The complete fetch as wired in the service. */
    public FetchStrategy fetch(TestFetchConfig config) {
        InsightsFields fields = new InsightsFields();
        return new CompleteFetch(new AdsEdgeStrategy(config, fields, batch()),
                new ReportStrategy(config, fields, batch(), pause()), new MissingAds(fields, config));
    }

    public GraphSession session() {
        return client(Optional.empty()).session(new AccessToken(TOKEN));
    }

    @Override
    public void close() {
        graph.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
