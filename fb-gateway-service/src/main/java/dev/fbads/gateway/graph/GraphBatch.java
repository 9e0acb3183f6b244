package dev.fbads.gateway.graph;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.errors.RetryDecision;
import dev.fbads.gateway.reactive.Pause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Up to fifty GETs in one HTTP call (Graph API, "Batch Requests"). Saves round trips, not quota: Meta counts every item.
 * <ol>
 * <li>Every item has its own result, in request order.</li>
 * <li>An item that Meta left out, or whose failure is transient, is retried alone after the usual pause.</li>
 * <li>Items refused for their token, or for the limit of its app, are retried together with the next token of the session;
 * a session without another token returns the refusal.</li>
 * <li>A batch whose response would be too large is sent item by item.</li>
 * </ol>
 */
@ApplicationScoped
public class GraphBatch {

    /** Most items of a batch. */
    public static final int MAX_ITEMS = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String version;
    private final Backoff backoff;
    private final Pause pause;

    public GraphBatch(GraphConfig config, Pause pause, RandomGenerator random) {
        this.version = config.version();
        this.backoff = new Backoff(config.retry(), random);
        this.pause = pause;
    }

    /** One result per item; the items are GETs, {@link #MAX_ITEMS} at most. */
    public <T> Uni<List<GraphResult<T>>> get(GraphSession session, List<Item<T>> items) {
        if (items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("more items than a batch can hold");
        }
        if (items.size() <= 1) {
            return alone(session, items);
        }
        return session.get(call(items), body -> BatchResults.read(items, body))
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<BatchResults<T>>(BatchResults<T> results) -> completed(session, results);
                    case GraphResult.Failed<BatchResults<T>>(GraphFailure failure) -> failed(session, items, failure);
                });
    }

    private <T> Uni<List<GraphResult<T>>> failed(GraphSession session, List<Item<T>> items, GraphFailure failure) {
        if (failure.retryDecision() instanceof RetryDecision.Split) {
            return alone(session, items);
        }
        return Uni.createFrom().item(items.stream()
                .<GraphResult<T>> map(item -> new GraphResult.Failed<>(failure))
                .toList());
    }

    /** Ends with the last token: the session has changed its token when an item was refused. */
    private <T> Uni<List<GraphResult<T>>> completed(GraphSession session, BatchResults<T> results) {
        List<Integer> refused = results.failing(part -> session.changesToken(part.call(), part.failure()));
        Uni<List<GraphResult<T>>> again = refused.isEmpty() ? Uni.createFrom().item(List.of())
                : get(session, refused.stream().map(results.items()::get).toList());
        return again.onItem().transformToUni(with -> inOrder(IntStream.range(0, results.items().size())
                .mapToObj(i -> refused.contains(i) ? Uni.createFrom().item(with.get(refused.indexOf(i)))
                        : completed(session, results.items().get(i), results.results().get(i)))
                .toList()));
    }

    private <T> Uni<GraphResult<T>> completed(GraphSession session, Item<T> item, Optional<GraphResult<T>> result) {
        Uni<GraphResult<T>> alone = Uni.createFrom().deferred(() -> session.get(item.call(), item.reader()));
        return result.map(first -> first.failed()
                .flatMap(failure -> backoff.before(failure.retryDecision(), 1))
                .map(time -> pause.of(time).onItem().transformToUni(waited -> alone))
                .orElseGet(() -> Uni.createFrom().item(first)))
                .orElse(alone);
    }

    private static <T> Uni<List<GraphResult<T>>> alone(GraphSession session, List<Item<T>> items) {
        return inOrder(items.stream()
                .map(item -> Uni.createFrom().deferred(() -> session.get(item.call(), item.reader())))
                .toList());
    }

    private static <T> Uni<List<GraphResult<T>>> inOrder(List<Uni<GraphResult<T>>> results) {
        return Multi.createFrom().iterable(results)
                .onItem().transformToUniAndConcatenate(result -> result)
                .collect().asList();
    }

    private GraphCall call(List<? extends Item<?>> items) {
        ArrayNode batch = JSON.createArrayNode();
        for (Item<?> item : items) {
            batch.addObject()
                    .put("method", item.call().method().name())
                    .put("relative_url", item.call().target(version).substring(1));
        }
        try {
            return GraphCall.post("").with("batch", JSON.writeValueAsString(batch));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a list of texts can be written", impossible);
        }
    }

    /** A GET of a batch and the reader of its response. */
    public record Item<T>(GraphCall call, ResponseReader<T> reader) {
    }
}
