package dev.fbads.local.launcher.demo;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.StackException;

/**
 * Requests a sync of a period and follows its events to the end, as a browser does. Every failure, and a sync that takes too
 * long, is a {@link StackException} with its reason.
 */
public final class PeriodImport {

    private final String edge;
    private final Duration patience;

    public PeriodImport(String edge, Duration patience) {
        this.edge = edge;
        this.patience = patience;
    }

    /**
     * @param token of the user who requests it
     * @param progress receives a line at each event
     * @return the time from request to completion; empty where everything is stored
     */
    public Optional<Duration> run(String token, String account, DemoPeriod period, Consumer<String> progress) {
        try (var http = HttpClient.newHttpClient(); var events = EventSocket.open(http, edge, token)) {
            long begin = System.nanoTime();
            return switch (new Api(http, edge, token).sync(account, period)) {
                case SyncAnswer.Complete complete -> Optional.empty();
                case SyncAnswer.Accepted(String syncId) -> {
                    follow(events, syncId, begin, progress);
                    yield Optional.of(Duration.ofNanos(System.nanoTime() - begin));
                }
            };
        }
    }

    private void follow(EventSocket events, String syncId, long begin, Consumer<String> progress) {
        long deadline = begin + patience.toNanos();
        while (System.nanoTime() < deadline) {
            var event = events.next(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            if (event == null || !event.of(syncId)) {
                continue;
            }
            progress.accept(ProgressBar.render(event));
            if (event.type().equals("completed")) {
                return;
            }
            if (event.type().equals("failed")) {
                throw new StackException("the sync failed: %s (%s)".formatted(event.message(), event.code()));
            }
        }
        throw new StackException("the sync %s is not completed after %d s; see ./fbads logs sync-service".formatted(syncId,
                patience.toSeconds()));
    }
}
