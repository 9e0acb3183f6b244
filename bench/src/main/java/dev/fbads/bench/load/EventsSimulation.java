package dev.fbads.bench.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.WsFrameCheck;

/**
 * WebSocket clients that connect at a fixed rate and await live events, which {@link EventPublisher} publishes to Kafka
 * meanwhile. An event fails its check when it arrives later than {@link #GOAL_LAG_MILLIS} after its publication.
 */
public class EventsSimulation extends Simulation {

    /** From the publication of an event to its arrival at the client. */
    static final int GOAL_LAG_MILLIS = 1_000;
    /** For the handshake. */
    static final int GOAL_MILLIS = 100;

    private static final String CONNECT = "connect";
    private static final String WARM_UP = Requests.WARM_UP;
    private static final int EVENTS_PER_CLIENT = 10;
    private static final int PATIENCE_SECONDS = 10;
    private static final Clock CLOCK = Clock.systemUTC();

    public EventsSimulation() {
        var settings = LoadSettings.from(System.getenv());
        var warmUp = Duration.ofSeconds(settings.warmUpSeconds());
        var measured = Duration.ofSeconds(settings.seconds());
        FeederBuilder<Object> callers = listFeeder(
                settings.tokens().stream().map(token -> Map.<String, Object> of("token", token))
                        .toList())
                .circular();
        setUp(scenario(WARM_UP).exec(feed(callers), client(WARM_UP, WARM_UP, WARM_UP, WARM_UP))
                .injectOpen(constantUsersPerSec(settings.rate()).during(warmUp))
                .andThen(scenario("clients").exec(feed(callers), client(CONNECT, "send", "next event", "close"))
                        .injectOpen(constantUsersPerSec(settings.rate()).during(measured))),
                scenario(Requests.BASELINE).exec(Requests.baseline())
                        .injectOpen(nothingFor(warmUp), constantUsersPerSec(settings.rate()).during(measured)))
                .protocols(Requests.protocol(settings).wsBaseUrl(settings.url().replaceFirst("^http", "ws")))
                .assertions(global().failedRequests().count().is(0L),
                        details(CONNECT).responseTime().percentile(95).lte(GOAL_MILLIS));
    }

    /** The arguments name the actions in the report. */
    private static ChainBuilder client(String connect, String send, String event, String close) {
        return exec(ws(connect).connect("/ws/facebook").header("Authorization", "Bearer #{token}"),
                // The service ignores what a client sends; Gatling awaits a message after each one that it sends.
                repeat(EVENTS_PER_CLIENT).on(ws(send).sendText("next").await(PATIENCE_SECONDS).on(arrival(event))),
                ws(close).close());
    }

    private static WsFrameCheck arrival(String name) {
        return ws.checkTextMessage(name)
                .check(jsonPath("$.at").ofString().transform(EventsSimulation::lagMillis).lte((long) GOAL_LAG_MILLIS));
    }

    private static long lagMillis(String publishedAt) {
        return Duration.between(Instant.parse(publishedAt), CLOCK.instant()).toMillis();
    }
}
