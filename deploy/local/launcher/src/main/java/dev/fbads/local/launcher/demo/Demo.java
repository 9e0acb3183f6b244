package dev.fbads.local.launcher.demo;

import java.net.http.HttpClient;
import java.time.Duration;

import dev.fbads.local.launcher.stack.Elapsed;

/** The main job: a sync request for a period, live progress, and the campaigns. */
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

    /** @throws dev.fbads.local.launcher.stack.StackException with the reason, where the import or the report fails */
    public void run(String user, String account, DemoPeriod period) {
        var token = new TokenClient(issuer).token(user);
        screen.print("%s asks for %s, %s to %s".formatted(user, account, period.since(), period.until()));
        var duration = new PeriodImport(edge, patience).run(token, account, period, screen::live);
        screen.print(duration.map(time -> "imported in " + Elapsed.text(time)).orElse("already stored, nothing to import"));
        try (var http = HttpClient.newHttpClient()) {
            var report = new Api(http, edge, token).campaigns(account, period);
            CampaignTable.render(report).forEach(screen::print);
        }
    }
}
