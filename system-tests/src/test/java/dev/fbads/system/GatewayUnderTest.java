package dev.fbads.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/**
 * Gateways as they are shipped, each a process of its own, on the stack's backing services and with a database of Redis that
 * only they share: what they count and remember is theirs.
 */
final class GatewayUnderTest implements AutoCloseable {

    private static final AtomicInteger REDIS_DATABASES = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String BODY = """
            {"request_id": "7e3e3a0e-0000-4000-8000-000000000001", "compte_id": 1, "account_id": "%s", "user_id": "%s",
             "role": "responsable", "since": "%s", "until": "%s", "granularity": "day", "breakdown_set": "none"}""";

    private static final String QUEUE = "fbads_ratelimit_queue{";

    private final Stack stack;
    private final List<ServiceProcess> replicas = new ArrayList<>();

    private GatewayUnderTest(Stack stack) {
        this.stack = stack;
    }

    /** @param settings variables, over those of the suite */
    static GatewayUnderTest start(Stack stack, int replicas, Map<String, String> settings) {
        Map<String, String> own = new HashMap<>(settings);
        own.put("FBADS_REDIS", stack.backing().redis().uri() + "/" + REDIS_DATABASES.incrementAndGet());
        GatewayUnderTest gateway = new GatewayUnderTest(stack);
        try {
            for (int i = 0; i < replicas; i++) {
                gateway.replicas.add(stack.startReplica("fb-gateway-service", own));
            }
            return gateway;
        } catch (RuntimeException failed) {
            gateway.close();
            throw failed;
        }
    }

    /** What is asked of a gateway: the rows of one account and period, for one user. */
    record Question(String userId, String accountId, LocalDate since, LocalDate until) {
    }

    /** The body of {@code POST /internal/insights}. */
    static String body(Question question) {
        return BODY.formatted(question.accountId(), question.userId(), question.since(), question.until());
    }

    /** The whole answer of the first replica. */
    InsightsLines insights(Question question) {
        return ask(0, question).join();
    }

    /** The whole answer of a replica, once it is there; cancelled, the reader leaves. */
    CompletableFuture<InsightsLines> ask(int replica, Question question) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(replicas.get(replica).url() + "/internal/insights"))
                .header("authorization", "Bearer " + stack.serviceToken())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(question)))
                .build();
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> InsightsLines.of(answer.body()));
    }

    /** Calls that wait for the rate limit of their user, in all replicas. */
    int waiting() {
        double waiting = 0;
        for (ServiceProcess replica : replicas) {
            String metrics = HTTP.sendAsync(HttpRequest.newBuilder(URI.create(replica.url() + "/q/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).join().body();
            for (String queue : metrics.lines().filter(line -> line.startsWith(QUEUE)).toList()) {
                waiting += Double.parseDouble(queue.substring(queue.lastIndexOf(' ') + 1));
            }
        }
        return (int) waiting;
    }

    @Override
    public void close() {
        replicas.forEach(ServiceProcess::close);
    }

    /**
     * A gateway's answer to its end.
     *
     * @param rows in the order of the stream
     * @param last the {@code done} or the {@code error} line
     */
    record InsightsLines(List<JsonNode> rows, JsonNode last) {

        static InsightsLines of(String body) {
            List<JsonNode> rows = new ArrayList<>();
            JsonNode last = Client.JSON.missingNode();
            for (String line : body.lines().toList()) {
                last = parsed(line);
                if (last.has("row")) {
                    rows.add(last.path("row"));
                }
            }
            return new InsightsLines(rows, last);
        }

        boolean complete() {
            return last.path("done").path("rows").asInt(-1) == rows.size();
        }

        /** Empty where the stream did not end with an error. */
        String error() {
            return last.path("error").path("code").asText("");
        }

        private static JsonNode parsed(String line) {
            try {
                return Client.JSON.readTree(line);
            } catch (IOException malformed) {
                throw new AssertionError(line, malformed);
            }
        }
    }
}
