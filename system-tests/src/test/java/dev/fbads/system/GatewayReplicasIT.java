package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
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
 * Two gateways hold one user to what one gateway would: ten calls at once where the user was idle, then one every six seconds,
 * and never more than five under way. Measured where Meta would measure it.
 */
@ExtendWith(RunningSuite.class)
class GatewayReplicasIT {

    private static final int READERS = 8;
    private static final int BURST = 10;
    private static final int AT_ONCE = 5;
    private static final int CALLS = 15;
    private static final Duration EVERY = Duration.ofSeconds(6);
    /** How long Meta takes for each call, so that calls are under way together. */
    private static final Duration TAKES = Duration.ofMillis(1500);
    /** Waiters look once a second at the latest. */
    private static final Duration LATE = Duration.ofMillis(1200);
    /** As the gateway is shipped, where the suite asks for more; pages of few ads, so that a stream has many calls. */
    private static final Map<String, String> SETTINGS = Map.of("FBADS_RATELIMIT_CALLS_PER_MINUTE", "10",
            "FBADS_RATELIMIT_CONCURRENT", "5", "FBADS_FETCH_ADS_EDGE_ROWS_PER_PAGE", "10",
            "FBADS_FETCH_ADS_EDGE_MAX_ADS_PER_PAGE", "10", "FBADS_CACHE_ENABLED", "false");

    /** Of a gateway that just started, the first call takes longer than others. */
    private static final GatewayUnderTest.Question ANOTHER_USER = new GatewayUnderTest.Question("client", "act_900100100",
            LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1));

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
    }

    @Test
    void twoReplicasHoldOneUserToTheLimitsOfOne(Stack stack) {
        Control control = new Control(stack);
        try (GatewayUnderTest gateways = GatewayUnderTest.start(stack, 2, SETTINGS)) {
            for (int replica = 0; replica < 2; replica++) {
                assertThat(gateways.ask(replica, ANOTHER_USER).join().complete()).isTrue();
            }
            control.post("faults", "{\"kind\":\"stall\",\"delay\":\"%s\",\"times\":1000}".formatted(TAKES));
            control.delete("calls");

            List<CompletableFuture<?>> readers = IntStream.range(0, READERS)
                    .<CompletableFuture<?>> mapToObj(reader -> gateways.ask(reader % 2, question(reader))).toList();
            await().atMost(Client.PATIENCE).until(() -> times(control).size() >= CALLS);
            List<Instant> times = times(control);
            readers.forEach(reader -> reader.cancel(true));

            assertThat(mostAtOnce(times)).as("under way at once, of %s", times).isEqualTo(AT_ONCE);
            assertNeverTooMany(times);
            assertEvenly(times);
        }
    }

    private static GatewayUnderTest.Question question(int reader) {
        LocalDate day = LocalDate.of(2026, 3, 1).plusDays(reader);
        return new GatewayUnderTest.Question("direction", "act_900100500", day, day);
    }

    private static List<Instant> times(Control control) {
        return control.fetching().stream().map(Control.Call::at).sorted().toList();
    }

    private static int mostAtOnce(List<Instant> begins) {
        return begins.stream().mapToInt(begin -> (int) begins.stream()
                .filter(other -> !other.isAfter(begin) && other.plus(TAKES).isAfter(begin)).count()).max().orElse(0);
    }

    /** In any stretch of time: what an idle user may call, and what was refilled meanwhile. */
    private static void assertNeverTooMany(List<Instant> times) {
        for (int first = 0; first < times.size(); first++) {
            for (int last = first; last < times.size(); last++) {
                long refilled = Duration.between(times.get(first), times.get(last)).plus(LATE).dividedBy(EVERY);
                assertThat(last - first + 1).as("calls %d to %d of %s", first, last, times).isLessThanOrEqualTo((int) refilled
                        + BURST);
            }
        }
    }

    /** Behind the burst they come one by one. */
    private static void assertEvenly(List<Instant> times) {
        for (int call = BURST + 1; call < times.size(); call++) {
            assertThat(Duration.between(times.get(call - 1), times.get(call))).as("before call %d of %s", call, times)
                    .isBetween(EVERY.minus(LATE), EVERY.plus(LATE));
        }
    }
}
