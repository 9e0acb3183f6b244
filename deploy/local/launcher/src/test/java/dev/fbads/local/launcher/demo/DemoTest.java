package dev.fbads.local.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingConfig;
import dev.fbads.local.backing.BackingServices;
import dev.fbads.local.backing.ServiceKind;
import dev.fbads.local.launcher.stack.StackException;
import dev.fbads.testing.TestClock;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

/** The demo against an API that plays a given course, with real tokens. */
class DemoTest {

    private static final String REPORT = """
            {"rows":[{"id":"1","name":"Érables","metrics":{"impressions":1200,"clicks":30,"spend":12.50,"ctr":2.5}},
                     {"id":"2","name":"Sans clic","metrics":{"impressions":0,"clicks":0,"spend":0,"ctr":null}}],
             "totals":{"impressions":1200,"clicks":30,"spend":12.50,"ctr":2.5},
             "coverage":{"complete":true,"missing_days":[]},"currency":"CAD"}
            """;
    private static final DemoPeriod PERIOD = new DemoPeriod(TestClock.TODAY.minusDays(30),
            TestClock.TODAY.minusDays(1));

    private final Vertx vertx = Vertx.vertx();
    private final StringWriter shown = new StringWriter();
    private final BackingServices backing = BackingServices
            .start(BackingConfig.temporary().withServices(Set.of(ServiceKind.OIDC)));
    private String edge;
    private int syncStatus = 202;
    private String syncAnswer = "{\"sync_id\":\"s1\"}";
    private List<String> events = List.of();
    private ServerWebSocket socket;

    @BeforeEach
    void start() {
        var server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)
                .addWebSocketSubProtocol("bearer-token-carrier"))
                .webSocketHandler(opened -> socket = opened).requestHandler(this::answer)
                .listen().toCompletionStage().toCompletableFuture().join();
        edge = "http://localhost:" + server.actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        backing.close();
    }

    @Test
    void showsProgressAndThenTheCampaigns() {
        events = List.of("{\"type\":\"start\",\"sync_id\":\"s1\",\"percent\":0,\"synced_days\":0,\"total_days\":30}",
                "{\"type\":\"completed\",\"sync_id\":\"other\",\"percent\":100}",
                "{\"type\":\"progress\",\"sync_id\":\"s1\",\"percent\":50,\"synced_days\":15,\"total_days\":30,\"message\":\"x\"}",
                "{\"type\":\"completed\",\"sync_id\":\"s1\",\"percent\":100,\"synced_days\":30,\"total_days\":30}");

        demo(Duration.ofSeconds(20)).run("responsable", "act_900100400", PERIOD);

        assertThat(shown.toString().lines()).containsSubsequence(
                "responsable asks for act_900100400, %s to %s".formatted(PERIOD.since(), PERIOD.until()),
                "[------------------------------]   0 % 0/30 days",
                "[###############---------------]  50 % 15/30 days  x",
                "[##############################] 100 % 30/30 days");
        assertThat(shown.toString()).containsPattern("imported in \\d+\\.\\d s")
                .contains("campaign   impressions  clicks  spend CAD  ctr %\n",
                        "Érables           1200      30      12.50   2.50\n",
                        "Sans clic            0       0       0.00      -\n",
                        "total             1200      30      12.50   2.50\n");
    }

    @Test
    void whatIsStoredIsShownAtOnce() {
        syncStatus = 200;
        syncAnswer = "{\"state\":\"complete\"}";

        demo(Duration.ofSeconds(20)).run("responsable", "act_900100400", PERIOD);

        assertThat(shown.toString()).contains("already stored", "Érables");
    }

    @Test
    void aFailedSyncIsAFailureWithItsReason() {
        events = List.of(
                "{\"type\":\"failed\",\"sync_id\":\"s1\",\"percent\":10,\"message\":\"reconnect\",\"code\":\"token_expired\"}");

        assertThatThrownBy(() -> demo(Duration.ofSeconds(20)).run("responsable", "act_900100400", PERIOD))
                .isInstanceOf(StackException.class).hasMessage("the sync failed: reconnect (token_expired)");
    }

    @Test
    void aSyncThatNeverEndsIsAFailure() {
        assertThatThrownBy(() -> demo(Duration.ofMillis(300)).run("responsable", "act_900100400", PERIOD))
                .isInstanceOf(StackException.class).hasMessageContaining("not completed after");
    }

    @Test
    void aRefusedWishSaysWhatTheApiSaid() {
        syncStatus = 404;
        syncAnswer = "{\"code\":\"account_not_found\"}";

        assertThatThrownBy(() -> demo(Duration.ofSeconds(20)).run("responsable", "act_1", PERIOD))
                .hasMessage("POST /api/facebook/sync answers 404: {\"code\":\"account_not_found\"}");
    }

    @Test
    void anUnknownUserGetsNoToken() {
        assertThatThrownBy(() -> demo(Duration.ofSeconds(20)).run("nobody", "act_1", PERIOD))
                .isInstanceOf(StackException.class).hasMessageContaining("no local user 'nobody'");
    }

    @Test
    void thePeriodEndsYesterdayInTheReportingZone() {
        var tomorrow = TestClock.TODAY.plusDays(1);
        var justAfterMidnightUtc = Clock.fixed(tomorrow.atTime(2, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

        assertThat(DemoPeriod.lastDays(30, justAfterMidnightUtc))
                .isEqualTo(new DemoPeriod(tomorrow.minusDays(31), tomorrow.minusDays(2)));
        assertThatThrownBy(() -> DemoPeriod.lastDays(0, justAfterMidnightUtc)).isInstanceOf(StackException.class);
    }

    @Test
    void aTerminalLineIsRedrawnInPlace() {
        var screen = new Screen(new PrintWriter(shown), true);

        screen.live("longer");
        screen.live("short");
        screen.print("next");

        assertThat(shown.toString()).isEqualTo("\rlonger\rshort \nnext\n");
    }

    private Demo demo(Duration patience) {
        return new Demo(edge, backing.oidc().issuer(), new Screen(new PrintWriter(shown), false), patience);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/api/facebook/sync")) {
            request.response().setStatusCode(syncStatus).end(syncAnswer);
            events.forEach(socket::writeTextMessage);
        } else {
            request.response().end(REPORT);
        }
    }
}
