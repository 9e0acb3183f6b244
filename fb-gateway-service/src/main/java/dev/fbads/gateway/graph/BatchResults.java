package dev.fbads.gateway.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.fbads.gateway.errors.GraphResult;
import dev.fbads.gateway.quota.Usage;
import dev.fbads.gateway.quota.UsageHeaders;

/**
 * The results of a batch, in request order.
 *
 * @param items the requested items
 * @param results the result of each item; empty where Meta did not finish it
 * @param usage the combined usage headers of all items
 */
record BatchResults<T>(List<GraphBatch.Item<T>> items, List<Optional<GraphResult<T>>> results,
        Usage usage) implements BatchOutcome {

    BatchResults {
        items = List.copyOf(items);
        results = List.copyOf(results);
    }

    static <T> BatchResults<T> read(List<GraphBatch.Item<T>> items, byte[] body) throws IOException {
        List<Optional<TransportResult.Response>> answers = BatchResponse.read(body, items.size());
        List<Optional<GraphResult<T>>> results = new ArrayList<>();
        Usage usage = Usage.UNKNOWN;
        for (int i = 0; i < items.size(); i++) {
            Optional<TransportResult.Response> answer = answers.get(i);
            Usage own = answer.map(whole -> UsageHeaders.read(whole.headers()::get)).orElse(Usage.UNKNOWN);
            ResponseReader<T> reader = items.get(i).reader();
            results.add(answer.map(whole -> ResponseClassifier.classify(whole, own, reader)));
            usage = usage.and(own);
        }
        return new BatchResults<>(items, results, usage);
    }

    @Override
    public List<FailedPart> failedParts() {
        return IntStream.range(0, items.size()).boxed()
                .flatMap(i -> failedPart(i).stream())
                .toList();
    }

    /** The indexes of the items whose failures match. */
    List<Integer> failing(Predicate<FailedPart> filter) {
        return IntStream.range(0, items.size()).boxed()
                .filter(i -> failedPart(i).filter(filter).isPresent())
                .toList();
    }

    private Optional<FailedPart> failedPart(int i) {
        return results.get(i).flatMap(GraphResult::failed).map(failure -> new FailedPart(items.get(i).call(), failure));
    }
}
