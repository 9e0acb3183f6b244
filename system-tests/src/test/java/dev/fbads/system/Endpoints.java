package dev.fbads.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Every endpoint of the services, as one user calls it about one account.
 *
 * @param account of which {@link #DAYS} days are stored
 * @param empty an account that may be imported
 * @param settings the compte whose settings may be changed
 */
record Endpoints(Stack stack, String user, String account, String empty, int settings) {

    static final LocalDate UNTIL = Dates.YESTERDAY.minusDays(30);
    static final int DAYS = 60;
    static final LocalDate SINCE = UNTIL.minusDays(DAYS - 1);

    private static final String API = "/api/facebook";
    private static final String ALGORITHM = "HmacSHA256";
    /** Makes requests differ, so that a service that remembers answers has to make each anew. */
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Those of query-service. */
    List<Endpoint> query() {
        return List.of(
                read("/accounts", "/accounts"),
                read("/health", "/health?compte_id=1"),
                read("/metrics", "/metrics"),
                data("", "/ads?limit=200"),
                read("/data/{level}", stored("/ads?limit=200", SINCE, UNTIL)),
                data("/series", "/ads/series?granularity=day&top=20"),
                data("/breakdown", "/ads/breakdown?breakdown_set=country"),
                data("/export", "/ads/export?format=csv&granularity=day"),
                data("/export", "/ads/export?format=ndjson&granularity=day"),
                data("/export", "/campaigns/export?format=xlsx"));
    }

    /** Those of sync-service, also the one for operators. */
    List<Endpoint> sync() {
        return List.of(
                read("/imports", "/imports?limit=20"),
                read("/settings", "/settings?compte_id=" + settings),
                read("/status/{accountId}", "/status/" + account),
                Endpoint.json("PUT " + API + "/settings", token(), 200, API + "/settings?compte_id=" + settings,
                        () -> "{\"breakdown_sets\":[\"none\"]}"),
                Endpoint.json("POST " + API + "/sync", token(), 202, API + "/sync", this::importOfOneDay),
                delete(API + "/sync/{syncId}", API + "/sync/" + UUID.randomUUID()),
                Endpoint.json("POST /internal/dead-letters/replay", stack.serviceToken(), 200, "/internal/dead-letters/replay",
                        () -> ""));
    }

    /** Those of fb-gateway-service, also the ones between our services. */
    List<Endpoint> gateway() {
        String own = stack.serviceToken();
        return List.of(
                read("/connect", "/connect?compte_id=1"),
                Endpoint.of("GET " + API + "/connect/callback", token(), 400, () -> API + "/connect/callback?state=x&code=y"),
                read("/connect/connections", "/connect/connections"),
                Endpoint.json("POST " + API + "/connect/accounts", token(), 404, API + "/connect/accounts", () -> """
                        {"connection_id": "%s", "account_ids": ["%s"]}""".formatted(UUID.randomUUID(), account)),
                delete(API + "/connect/{connectionId}", API + "/connect/" + UUID.randomUUID()),
                Endpoint.of("GET /webhooks/facebook", token(), 200,
                        () -> "/webhooks/facebook?hub.mode=subscribe&hub.challenge=7&hub.verify_token="
                                + stack.environment().get("FBADS_WEBHOOK_VERIFY_TOKEN")),
                new Endpoint("POST /webhooks/facebook", this::webhook, 200, ""),
                Endpoint.of("GET /internal/quota", own, 200, () -> "/internal/quota"),
                Endpoint.json("POST /internal/tokens/rotate", own, 200, "/internal/tokens/rotate", () -> ""),
                Endpoint.of("GET /internal/accounts", own, 200, () -> "/internal/accounts"),
                Endpoint.of("GET /internal/accounts/{accountId}", own, 200,
                        () -> "/internal/accounts/%s?compte_id=1".formatted(account)),
                insights(NEXT::incrementAndGet),
                insights(() -> 0));
    }

    /** The handshake of notifier-service. */
    ResettableRequest handshake() {
        Map<String, String> headers = Map.of("Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Version", "13",
                "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol",
                EventSocket.protocols(token()));
        return new ResettableRequest("GET /ws/facebook", "/ws/facebook", headers, "");
    }

    private String token() {
        return stack.token(user);
    }

    private Endpoint read(String operation, String path) {
        return Endpoint.of("GET " + API + operation, token(), 200, () -> API + path);
    }

    private Endpoint delete(String operation, String path) {
        return Endpoint.of("DELETE " + operation, token(), 404, () -> path);
    }

    private Endpoint data(String operation, String path) {
        return Endpoint.of("GET " + API + "/data/{level}" + operation, token(), 200, () -> {
            int number = NEXT.incrementAndGet();
            return API + stored(path, SINCE.plusDays(number % 40), UNTIL.minusDays(number / 40 % 15));
        });
    }

    private String stored(String path, LocalDate since, LocalDate until) {
        return "/data%s&account_id=%s&since=%s&until=%s".formatted(path, account, since, until);
    }

    private String importOfOneDay() {
        LocalDate day = SINCE.minusDays(NEXT.incrementAndGet() % 900);
        return "{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\"}".formatted(empty, day, day);
    }

    private Endpoint insights(IntSupplier periods) {
        return Endpoint.json("POST /internal/insights", stack.serviceToken(), 200, "/internal/insights", () -> {
            int number = periods.getAsInt();
            return GatewayUnderTest.body(new GatewayUnderTest.Question(user, account, SINCE.plusDays(number % 50),
                    UNTIL.minusDays(number / 50 % 9)));
        }).ending("\"done\"");
    }

    /** Signed as Meta signs it; each tells of a change of its own, because the gateway drops repetitions. */
    private ResettableRequest webhook() {
        String body = """
                {"object":"ad_account","entry":[{"id":"%s","time":1790000000,"changes":[{"field":"in_process_ad_objects",\
                "value":{"id":"%012d","level":"AD","status_name":"Active"}}]}]}"""
                .formatted(account.substring("act_".length()), NEXT.incrementAndGet());
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-Hub-Signature-256",
                "sha256=" + signature(body));
        return new ResettableRequest("POST /webhooks/facebook", "/webhooks/facebook", headers, body);
    }

    private String signature(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(stack.environment().get("FBADS_APP_SECRET").getBytes(StandardCharsets.UTF_8),
                    ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }
}
