package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Two gateways hold one user to what one gateway would: ten calls where the user was idle and no more before the refill, and
 * never more than five under way. Counted where Meta would count it.
 */
@ExtendWith(RunningSuite.class)
class GatewayReplicasIT {

    private static final int READERS = 8;
    private static final int BURST = 10;
    private static final int AT_ONCE = 5;
    /** The slowest refill there is; a waiting call goes on waiting. Pages of few ads, so that a stream has many calls. */
    private static final Map<String, String> SETTINGS = Map.of("FBADS_RATELIMIT_CALLS_PER_MINUTE", "1",
            "FBADS_RATELIMIT_BURST", Integer.toString(BURST), "FBADS_RATELIMIT_CONCURRENT", Integer.toString(AT_ONCE),
            "FBADS_RATELIMIT_MAX_WAIT", "1h", "FBADS_RATELIMIT_MAX_WAIT_TO_START", "1h",
            "FBADS_FETCH_ADS_EDGE_ROWS_PER_PAGE", "10",
            "FBADS_FETCH_ADS_EDGE_MAX_ADS_PER_PAGE", "10", "FBADS_CACHE_ENABLED", "false",
            // On a busy machine Redis may be slow, and each replica would keep the limits alone.
            "FBADS_REDIS_TIMEOUT", "1m");
    private static final LocalDate DAY = Dates.YESTERDAY.minusDays(30);

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
    }

    @Test
    void twoReplicasHoldOneUserToTheLimitsOfOne(Stack stack) {
        String account = TestAccounts.with(350).create(stack);
        Control control = new Control(stack);
        try (GatewayUnderTest gateways = GatewayUnderTest.start(stack, 2, SETTINGS)) {
            control.post("faults", "{\"kind\":\"hold\",\"account\":\"%s\",\"times\":1000}".formatted(account));
            control.delete("calls");

            List<CompletableFuture<?>> readers = IntStream.range(0, READERS)
                    .<CompletableFuture<?>> mapToObj(reader -> gateways.ask(reader % 2, question(account, reader))).toList();
            await("every reader either calls or waits").atMost(Client.PATIENCE)
                    .until(() -> control.faultHits() + gateways.waiting() == READERS);
            await().atMost(Client.PATIENCE).untilAsserted(
                    () -> assertThat(control.fetching()).as("calls under way at once").hasSize(AT_ONCE));
            control.delete("faults");
            await("every reader waits").atMost(Client.PATIENCE).until(() -> gateways.waiting() == READERS);

            assertThat(control.fetching()).as("calls of a user who was idle").hasSize(BURST);
            readers.forEach(reader -> reader.cancel(true));
        }
    }

    private static GatewayUnderTest.Question question(String account, int reader) {
        LocalDate day = DAY.plusDays(reader);
        return new GatewayUnderTest.Question("direction", account, day, day);
    }
}
