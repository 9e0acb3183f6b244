package dev.fbads.local.launcher.demo;

import java.net.http.HttpClient;
import java.time.Duration;

import dev.fbads.local.launcher.stack.Elapsed;
import dev.fbads.local.launcher.stack.StackException;

/**
 * The main job: a wish for a period, live progress, and the campaigns. Every failure, and a sync that takes too long, is a
 * {@link StackException} with its reason.
 */
public final class Demo {

    private final String edge;
    private final String issuer;
    private final Screen screen;
    private final Duration patience;

    public Demo(String edge, String issuer, Screen screen, Duration patience) {
        this.edge = edge;
        this.issuer = issuer;
        this.screen = screen;
        this.patience = patience;
    }

    public void run(String user, String account, DemoPeriod period) {
        var token = new TokenClient(issuer).token(user);
        try (var http = HttpClient.newHttpClient(); var events = EventSocket.open(http, edge, token)) {
            var api = new Api(http, edge, token);
            screen.print("%s asks for %s, %s to %s".formatted(user, account, period.since(), period.until()));
            long begin = System.nanoTime();
            switch (api.sync(account, period)) {
                case SyncAnswer.Complete complete -> screen.print("already stored, nothing to import");
                case SyncAnswer.Accepted accepted -> {
                    follow(events, accepted.syncId(), begin);
                    screen.print("imported in " + Elapsed.since(begin));
                }
            }
            var report = api.campaigns(account, period);
            CampaignTable.render(report).forEach(screen::print);
        }
    }

    private void follow(EventSocket events, String syncId, long begin) {
        long deadline = begin + patience.toNanos();
        while (System.nanoTime() < deadline) {
            var event = events.next(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            if (event == null || !event.of(syncId)) {
                continue;
            }
            screen.live(ProgressBar.render(event));
            switch (event.type()) {
                case "completed" -> {
                    return;
                }
                case "failed" -> throw new StackException("the sync failed: %s (%s)".formatted(event.message(), event.code()));
                default -> {
                    continue;
                }
            }
        }
        throw new StackException("the sync %s is not completed after %d s; see ./fbads logs sync-service".formatted(syncId,
                patience.toSeconds()));
    }
}
