package dev.fbads.bench.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/** Building blocks of the simulations. */
final class Requests {

    /** Request without query, authentication or database: what HTTP itself costs at this moment. */
    static final String BASELINE = "baseline";
    static final String WARM_UP = "warm-up";

    private static final String PATH = "path";
    private static final String TOKEN = "token";

    private Requests() {
    }

    /** Virtual users share connections, as clients behind one proxy do. */
    static HttpProtocolBuilder protocol(LoadSettings settings) {
        return http.baseUrl(settings.url()).shareConnections().acceptEncodingHeader("identity").disableCaching();
    }

    static ChainBuilder baseline() {
        return exec(http(BASELINE).get("/q/health/live").check(status().is(200)));
    }

    /**
     * One request; each execution has the next path and the next caller.
     *
     * @param name in the report
     * @param path of a request by its number
     * @param numbers shared by everything that must not repeat a request
     */
    static ChainBuilder read(String name, IntFunction<String> path, AtomicInteger numbers, List<String> tokens) {
        Iterator<Map<String, Object>> feeder = Stream.generate(numbers::getAndIncrement)
                .map(number -> Map.<String, Object> of(PATH, path.apply(number), TOKEN, tokens.get(number % tokens.size())))
                .iterator();
        return feed(feeder)
                .exec(http(name).get("#{path}").header("Authorization", "Bearer #{token}").check(status().is(200)));
    }
}
