package dev.fbads.gateway.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.errors.Remedy;
import dev.fbads.gateway.quota.Usage;
import dev.fbads.gateway.quota.UsageHeaders;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Up to fifty GETs in one HTTP call (Graph API, "Batch Requests"). Saves round trips, not quota: Meta counts every item.
 * <ol>
 * <li>Every item has its own result, in the order of asking.</li>
 * <li>An item that Meta left out, or whose failure may pass, is asked again alone.</li>
 * <li>A batch that is too large to be answered is asked item by item.</li>
 * </ol>
 */
@ApplicationScoped
public class GraphBatch {

    /** Items of one batch at most. */
    public static final int MOST = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String version;

    public GraphBatch(GraphConfig config) {
        this.version = config.version();
    }

    /** One result per item; the items are GETs, {@link #MOST} at most. */
    public <T> Uni<List<GraphResult<T>>> get(GraphSession session, List<Item<T>> items) {
        if (items.size() > MOST) {
            throw new IllegalArgumentException("more items than a batch can hold");
        }
        if (items.size() <= 1) {
            return alone(session, items);
        }
        return session.get(call(items), body -> BatchAnswer.read(body, items.size()))
                .onItem().transformToUni(result -> switch (result) {
                    case GraphResult.Read<List<Optional<RawAnswer.Whole>>>(List<Optional<RawAnswer.Whole>> answers) ->
                        judged(session, items, answers);
                    case GraphResult.Failed<List<Optional<RawAnswer.Whole>>>(GraphFailure failure) ->
                        failed(session, items, failure);
                });
    }

    private <T> Uni<List<GraphResult<T>>> failed(GraphSession session, List<Item<T>> items, GraphFailure failure) {
        if (failure.remedy() instanceof Remedy.Split) {
            return alone(session, items);
        }
        return Uni.createFrom().item(items.stream()
                .<GraphResult<T>> map(item -> new GraphResult.Failed<>(failure))
                .toList());
    }

    private <T> Uni<List<GraphResult<T>>> judged(GraphSession session, List<Item<T>> items,
            List<Optional<RawAnswer.Whole>> answers) {
        List<Uni<GraphResult<T>>> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item<T> item = items.get(i);
            Optional<GraphResult<T>> usable = answers.get(i)
                    .map(answer -> judge(session, item, answer))
                    .filter(result -> !maySucceedAlone(result));
            results.add(usable.map(result -> Uni.createFrom().item(result))
                    .orElseGet(() -> session.get(item.call(), item.reader())));
        }
        return inOrder(results);
    }

    private static <T> GraphResult<T> judge(GraphSession session, Item<T> item, RawAnswer.Whole answer) {
        Usage usage = UsageHeaders.read(answer.headers()::get);
        session.tally().note(usage);
        return AnswerJudge.judge(answer, usage, item.reader());
    }

    private static boolean maySucceedAlone(GraphResult<?> result) {
        return result instanceof GraphResult.Failed<?>(GraphFailure failure)
                && failure.remedy() instanceof Remedy.RetryAfter(Optional<?> pause) && pause.isEmpty();
    }

    private static <T> Uni<List<GraphResult<T>>> alone(GraphSession session, List<Item<T>> items) {
        return inOrder(items.stream()
                .map(item -> session.get(item.call(), item.reader()))
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

    /** One GET of a batch, and how its answer is read. */
    public record Item<T>(GraphCall call, AnswerReader<T> reader) {
    }
}
