package dev.fbads.sync.support;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Implements the gateway's side of {@code POST /internal/insights}, including broken streams, which the real gateway produces
 * only when it fails. The system tests use the real gateway.
 */
public final class FakeGateway implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The token that the services share. */
    public static final String SERVICE_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Map<String, Queue<Script>> SCRIPTS = new ConcurrentHashMap<>();
    private static final Map<String, Script> STANDING = new ConcurrentHashMap<>();
    private static final List<JsonNode> REQUESTS = new CopyOnWriteArrayList<>();

    private static final Map<String, AtomicInteger> ABSENCES = new ConcurrentHashMap<>();
    private static final Map<String, String> FACTS = new ConcurrentHashMap<>();
    private static final Map<String, String> QUOTA = new ConcurrentHashMap<>();
    private static final List<String> QUESTIONS = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private ExecutorService threads;

    /** Writes one response. */
    public interface Script {
        void answer(JsonNode request, OutputStream body) throws IOException;
    }

    /** The response to the account's calls after the scripted ones. */
    public static void always(String accountId, Script script) {
        STANDING.put(accountId, script);
    }

    /** Responds to the account's next calls like a proxy without gateway. */
    public static void absent(String accountId, int calls) {
        ABSENCES.put(accountId, new AtomicInteger(calls));
    }

    /** The response to the account's next call. */
    public static void next(String accountId, Script script) {
        SCRIPTS.computeIfAbsent(accountId, id -> new ConcurrentLinkedQueue<>()).add(script);
    }

    /** The JSON data of the account; without it the account cannot be read. */
    public static void facts(String accountId, String json) {
        FACTS.put(accountId, json);
    }

    /** Reports the used quota of the subject, as recorded at the given instant. */
    public static void quota(String subject, double percent, Instant notedAt) {
        QUOTA.put(subject, "{\"subject\":\"%s\",\"percents\":{\"insights_account\":%s},\"noted_at\":\"%s\"}"
                .formatted(subject, percent, notedAt));
    }

    /** The requests for the account's data, as {@code path?query}. */
    public static List<String> questions(String accountId) {
        return QUESTIONS.stream().filter(question -> question.contains(accountId + "?")).toList();
    }

    /** The account's requests for rows, in order. */
    public static List<JsonNode> requests(String accountId) {
        return REQUESTS.stream().filter(request -> request.path("account_id").asText().equals(accountId)).toList();
    }

    /** The accounts of all requests for rows, in order. */
    public static List<String> accounts() {
        return REQUESTS.stream().map(request -> request.path("account_id").asText()).toList();
    }

    /** The account's calls, as {@code since..until set}. */
    public static List<String> calls(String accountId) {
        return requests(accountId).stream()
                .map(request -> request.path("since").asText() + ".." + request.path("until").asText() + " "
                        + request.path("breakdown_set").asText())
                .toList();
    }

    /**
     * Two ads on every even day of the month, no rows on odd days; the first ad spends the day of the month, the second a cent.
     */
    public static void evenDays(JsonNode request, OutputStream body) throws IOException {
        int rows = 0;
        LocalDate until = LocalDate.parse(request.path("until").asText());
        for (LocalDate day = LocalDate.parse(request.path("since").asText()); !day.isAfter(until); day = day.plusDays(1)) {
            if (day.getDayOfMonth() % 2 == 0) {
                row(body, day, "11", day.getDayOfMonth() + ".00", 100);
                row(body, day, "12", "0.01", 1);
                rows += 2;
            }
            line(body, "{\"progress\":{\"ads_done\":1,\"ads_total\":2,\"calls_made\":1}}");
        }
        done(body, rows);
    }

    public static void row(OutputStream body, LocalDate day, String adId, String spend, int impressions) throws IOException {
        line(body, """
                {"row":{"campaign_id":"1","campaign_name":"Campaign","adset_id":"5","adset_name":"Set","ad_id":"%s",\
                "ad_name":"Ad %s","date_start":"%s","date_stop":"%s","impressions":"%d","reach":"7","clicks":"2","spend":"%s",\
                "actions":[{"action_type":"link_click","value":"2"}],"effective_status":"ACTIVE"}}"""
                .formatted(adId, adId, day, day, impressions, spend));
    }

    public static void done(OutputStream body, int rows) throws IOException {
        line(body,
                """
                        {"done":{"rows":%d,"calls_made":3,"calls_failed":1,"quota":{"app":12.5},"api_version":"v26.0","elapsed_ms":5}}"""
                        .formatted(rows));
    }

    /** Responds once the gate is open. */
    public static Script held(CountDownLatch gate, Script script) {
        return (request, body) -> {
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new InterruptedIOException("the gateway stops");
            }
            script.answer(request, body);
        };
    }

    /** Ends the response with an error line. */
    public static Script error(String code, int retryAfterSeconds) {
        return (request, body) -> line(body, """
                {"error":{"code":"%s","message":"Meta said so","graph_code":17,"retry_after_seconds":%d,"calls_made":1,\
                "calls_failed":1}}""".formatted(code, retryAfterSeconds));
    }

    public static void line(OutputStream body, String json) throws IOException {
        body.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/internal/insights", FakeGateway::handle);
        server.createContext("/internal/quota",
                exchange -> answer(exchange, 200, "[" + String.join(",", QUOTA.values()) + "]"));
        server.createContext("/internal/accounts/", FakeGateway::account);
        server.start();
        return Map.of("FBADS_GATEWAY_URL", "http://localhost:" + server.getAddress().getPort(),
                "FBADS_SERVICE_TOKEN", SERVICE_TOKEN);
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void account(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        QUESTIONS.add(path);
        String facts = FACTS.get(path.replaceAll("^/internal/accounts/([^?]*).*$", "$1"));
        answer(exchange, facts == null ? 404 : 200, facts == null ? "{\"code\":\"account_not_found\"}" : facts);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            boolean known = ("Bearer " + SERVICE_TOKEN).equals(exchange.getRequestHeaders().getFirst("authorization"));
            exchange.getResponseHeaders().set("content-type", "application/json");
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? status : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!("Bearer " + SERVICE_TOKEN).equals(exchange.getRequestHeaders().getFirst("authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            REQUESTS.add(request);
            String account = request.path("account_id").asText();
            if (ABSENCES.getOrDefault(account, new AtomicInteger()).getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            Script script = SCRIPTS.getOrDefault(account, new ConcurrentLinkedQueue<>()).poll();
            exchange.getResponseHeaders().set("content-type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            Script chosen = script != null ? script : STANDING.getOrDefault(account, FakeGateway::evenDays);
            chosen.answer(request, exchange.getResponseBody());
        }
    }
}
