package dev.fbads.bench.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.gatling.javaapi.core.Simulation;

/**
 * Campaigns of 90 days from different callers at a fixed rate, none in the response cache. In an open model a service that
 * cannot sustain the rate shows it in growing response times.
 */
public class CampaignsSimulation extends Simulation {

    /** The response time at which the rate counts as sustained. */
    static final int GOAL_MILLIS = 100;

    private static final int FEWEST = 100;
    private static final int LIMITS = 100;
    private static final double BASELINE_SHARE = 0.05;

    public CampaignsSimulation() {
        var settings = LoadSettings.from(System.getenv());
        var warmUp = Duration.ofSeconds(settings.warmUpSeconds());
        var measured = Duration.ofSeconds(settings.seconds());
        var numbers = new AtomicInteger();
        setUp(scenario(Requests.WARM_UP)
                .exec(Requests.read(Requests.WARM_UP, CampaignsSimulation::path, numbers, settings.tokens()))
                .injectOpen(rampUsersPerSec(settings.rate() / 20).to(settings.rate()).during(warmUp))
                .andThen(scenario("campaigns")
                        .exec(Requests.read("campaigns", CampaignsSimulation::path, numbers, settings.tokens()))
                        .injectOpen(constantUsersPerSec(settings.rate()).during(measured))),
                scenario(Requests.BASELINE).exec(Requests.baseline())
                        .injectOpen(nothingFor(warmUp), constantUsersPerSec(settings.rate() * BASELINE_SHARE).during(measured)))
                .protocols(Requests.protocol(settings))
                .assertions(global().failedRequests().count().is(0L),
                        details("campaigns").responseTime().percentile(95).lte(GOAL_MILLIS));
    }

    private static String path(int number) {
        return ReadRequest.campaigns(FEWEST + number / ReadRequest.DISTINCT % LIMITS).path(number % ReadRequest.DISTINCT);
    }
}
