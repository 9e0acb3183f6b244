package dev.fbads.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.FetchStrategy;
import dev.fbads.gateway.graph.GraphSession;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** A finished fetch, completed or failed. */
public record Fetched(List<FetchEvent> events, Throwable failed) {

    public static Fetched by(FetchStrategy strategy, InsightsRequest request, GraphSession session) {
        AssertSubscriber<FetchEvent> subscriber = strategy.fetch(request, session)
                .subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        await(subscriber);
        return new Fetched(subscriber.getItems(), subscriber.getFailure());
    }

    private static void await(AssertSubscriber<FetchEvent> subscriber) {
        try {
            subscriber.awaitCompletion(Timeouts.LONG);
        } catch (AssertionError failedInstead) {
            subscriber.awaitFailure(Duration.ofSeconds(1));
        }
    }

    public List<String> lines() {
        return events.stream()
                .filter(FetchEvent.Rows.class::isInstance)
                .map(FetchEvent.Rows.class::cast)
                .flatMap(rows -> new String(rows.lines(), UTF_8).lines())
                .toList();
    }

    /** {@code ad date} of every row, sorted. */
    public List<String> rows() {
        return lines().stream()
                .map(line -> member(line, "ad_id") + " " + member(line, "date_start"))
                .sorted()
                .toList();
    }

    private static String member(String line, String name) {
        Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(line);
        return member.find() ? member.group(1) : "none";
    }

    public List<InsightsShortfall> shortfall() {
        return events.stream()
                .filter(FetchEvent.Shortfall.class::isInstance)
                .map(FetchEvent.Shortfall.class::cast)
                .flatMap(event -> event.slices().stream())
                .toList();
    }

    public List<FetchEvent.Progress> progress() {
        return events.stream()
                .filter(FetchEvent.Progress.class::isInstance)
                .map(FetchEvent.Progress.class::cast)
                .toList();
    }

    public GraphFailure failure() {
        return ((GraphFailedException) failed).failure();
    }
}
