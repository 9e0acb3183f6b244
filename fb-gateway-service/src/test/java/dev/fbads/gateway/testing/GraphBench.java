package dev.fbads.gateway.testing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

import dev.fbads.gateway.graph.CallGate;
import dev.fbads.gateway.graph.GraphClient;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.tokens.AccessToken;
import dev.fbads.gateway.tokens.AppSecretProof;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** A real client against a fake Graph; its pauses are noted and not waited for. */
public final class GraphBench implements AutoCloseable {

    public static final String TOKEN = "EAAB-secret-token";

    private final Vertx vertx = Vertx.vertx();
    private final FakeGraph graph = new FakeGraph();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

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
        RandomGenerator half = () -> Long.MIN_VALUE;
        return new GraphClient(vertx, new TestGraphConfig(URI.create(graph.url())), new AppSecretProof(appSecret), time -> {
            pauses.add(time);
            return Uni.createFrom().voidItem();
        }, half, gate);
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
