package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Three tokens of three apps under Meta's quota: nearly all of it is used, and nearly nothing is refused. An hour is the
 * simulator's, moved on when it is used up, and every hour has a gateway that knows of no earlier one: it learns from Meta's
 * headers alone. One of the tokens was used far more than the others that day, so the pool takes it last: every app is used
 * up by itself.
 */
@ExtendWith(RunningSuite.class)
class GatewayQuotaIT {

    private static final int APPS = 3;
    private static final int CALLS_PER_APP = 120;
    private static final int HOURS = 2;
    private static final int READERS = 4;
    private static final Map<String, String> SETTINGS = Map.of("FBADS_QUOTA_STOP", "1h", "FBADS_QUOTA_MAX_DELAY", "100ms",
            "FBADS_CACHE_ENABLED", "false", "FBADS_GRAPH_RETRY_MAX_REQUESTED_DELAY", "0s");
    private static final LocalDate FIRST_DAY = Dates.YESTERDAY.minusDays(500);

    private final List<String> connections = new ArrayList<>();

    @AfterEach
    void asBefore(Stack stack) throws SQLException {
        Browser person = new Browser(stack, "superadmin");
        connections.forEach(person::disconnect);
        new Control(stack).asBefore();
        new TokenVault(stack).revive();
    }

    @Test
    void nearlyAllQuotaIsUsedAndNearlyNothingRefused(Stack stack) throws SQLException {
        String account = TestAccounts.with(20).in("EUR", "Europe/Paris").create(stack);
        Control control = new Control(stack);
        for (int app = 1; app < APPS; app++) {
            connectWithAppOfItsOwn(stack, control, app);
        }
        learnApps(stack);
        new TokenVault(stack).useMuch(connections.getLast());
        control.put("limits", "{\"app\":%d}".formatted(CALLS_PER_APP));
        control.delete("calls");
        AtomicInteger day = new AtomicInteger();

        for (int hour = 0; hour < HOURS; hour++) {
            try (GatewayUnderTest gateway = GatewayUnderTest.start(stack, 1, SETTINGS)) {
                readUntilStopped(gateway, account, day);
            }
            control.put("clock", "{\"advance\":\"PT61M\"}");
        }

        List<Control.Call> calls = control.calls();
        long refused = calls.stream().filter(call -> call.status() != 200).count();
        assertThat(calls.size() - refused).as("calls that Meta served")
                .isGreaterThanOrEqualTo((long) (0.9 * APPS * CALLS_PER_APP * HOURS));
        assertThat(refused).as("calls that Meta refused").isLessThanOrEqualTo(calls.size() / 1000);
    }

    /** By asking Meta about every token, as the gateway does every few hours. */
    private static void learnApps(Stack stack) throws SQLException {
        TokenVault vault = new TokenVault(stack);
        vault.forgetChecks();
        GatewayUnderTest asking = GatewayUnderTest.start(stack, 1, Map.of("FBADS_TOKEN_MAINTENANCE_INTERVAL", "1s",
                "FBADS_TOKEN_MAINTENANCE_INITIAL_DELAY", "1s"));
        try {
            await().atMost(Client.PATIENCE).until(() -> vault.apps().containsAll(Set.of("700001", "700002")));
        } finally {
            asking.close();
        }
    }

    /** The token that the login gives, the short and the long-lived one, counts against another app. */
    private void connectWithAppOfItsOwn(Stack stack, Control control, int app) {
        String user = "12210000000000008" + app;
        control.put("login", "{\"user\":\"%s\"}".formatted(user));
        connections.add(new Browser(stack, "superadmin").connect(1).path("connection_id").asText());
        for (JsonNode token : control.get("tokens").path("tokens")) {
            if (token.path("user").asText().equals(user)) {
                control.put("tokens/" + token.path("token").asText(), "{\"user\":\"%s\",\"app\":\"70000%d\"}".formatted(user,
                        app));
            }
        }
    }

    /** Several readers, each asking for one day after the other until it must retry later. */
    private static void readUntilStopped(GatewayUnderTest gateway, String account, AtomicInteger day) {
        CompletableFuture.allOf(IntStream.range(0, READERS).mapToObj(reader -> CompletableFuture.runAsync(() -> {
            GatewayUnderTest.InsightsLines lines = gateway.insights(question(account, day.getAndIncrement()));
            while (lines.complete()) {
                lines = gateway.insights(question(account, day.getAndIncrement()));
            }
            assertThat(lines.error()).as("%s", lines.last()).isEqualTo("rate_limited");
        }, task -> Thread.ofVirtual().start(task))).toArray(CompletableFuture[]::new)).join();
    }

    private static GatewayUnderTest.Question question(String account, int number) {
        LocalDate day = FIRST_DAY.plusDays(number % 400);
        return new GatewayUnderTest.Question("direction", account, day, day);
    }
}
