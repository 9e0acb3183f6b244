package dev.fbads.bench.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;

/** Every kind of read at an equal share of the rate, in an open model; none is in the response cache. */
public class ReadsSimulation extends Simulation {

    public ReadsSimulation() {
        var settings = LoadSettings.from(System.getenv());
        var requests = ReadRequest.all();
        double rate = settings.rate() / requests.size();
        var warmUp = Duration.ofSeconds(settings.warmUpSeconds());
        var measured = Duration.ofSeconds(settings.seconds());
        List<PopulationBuilder> populations = new ArrayList<>();
        List<Assertion> assertions = new ArrayList<>(List.of(global().failedRequests().count().is(0L)));
        for (var request : requests) {
            var numbers = new AtomicInteger();
            populations.add(scenario("warm-up of " + request.name())
                    .exec(Requests.read(Requests.WARM_UP, request::path, numbers, settings.tokens()))
                    .injectOpen(constantUsersPerSec(rate).during(warmUp))
                    .andThen(scenario(request.name())
                            .exec(Requests.read(request.name(), request::path, numbers, settings.tokens()))
                            .injectOpen(constantUsersPerSec(rate).during(measured))));
            assertions.add(details(request.name()).responseTime().percentile(95).lte(request.goalMillis()));
        }
        populations.add(scenario(Requests.BASELINE).exec(Requests.baseline())
                .injectOpen(nothingFor(warmUp), constantUsersPerSec(rate).during(measured)));
        setUp(populations).protocols(Requests.protocol(settings)).assertions(assertions);
    }
}
