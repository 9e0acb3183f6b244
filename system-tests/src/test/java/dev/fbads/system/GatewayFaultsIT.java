package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Whatever Meta answers, at whatever place of a fetch: the stream ends with every row, exact, or with an error that says
 * why. It never ends well with other rows than the true ones.
 */
@ExtendWith(RunningSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayFaultsIT {

    private static final int FOR_EVER = 1_000_000;
    private static final LocalDate UNTIL = Dates.YESTERDAY.minusDays(100);
    /** Thirty rows an ad where 25 come with it, so every ad has a nested page. */
    private static final LocalDate SINCE = UNTIL.minusDays(29);
    private static final Map<String, String> SMALL_PAGES = Map.of("FBADS_CACHE_ENABLED", "false", "FBADS_QUOTA_ENFORCED",
            "false",
            "FBADS_GRAPH_RETRY_BASE", "10ms", "FBADS_GRAPH_RESPONSE_TIMEOUT", "1s", "FBADS_GRAPH_BREAKER_CALLS", "1000",
            "FBADS_FETCH_ADS_EDGE_ROWS_PER_PAGE", "120", "FBADS_FETCH_ADS_EDGE_MAX_ROWS_PER_AD", "25",
            "FBADS_FETCH_REPORT_POLL_INTERVAL", "100ms");

    private String account;
    private Control control;
    private TokenVault vault;
    private DailyTruth truth;
    private Browser person;
    private String connection;
    private GatewayUnderTest batching;
    private GatewayUnderTest pageByPage;

    @BeforeAll
    void twoGatewaysAndTwoTokens(Stack stack) {
        account = TestAccounts.with(20).in("EUR", "Europe/Paris").create(stack);
        control = new Control(stack);
        vault = new TokenVault(stack);
        truth = DailyTruth.of(new Simulator(stack), account, SINCE, UNTIL);
        person = new Browser(stack, "superadmin");
        control.put("login", "{\"user\":\"122100000000000091\"}");
        connection = person.connect(1).path("connection_id").asText();
        batching = GatewayUnderTest.start(stack, 1, SMALL_PAGES);
        Map<String, String> alone = new HashMap<>(SMALL_PAGES);
        // A batch of one is no batch.
        alone.put("FBADS_FETCH_ADS_EDGE_ROWS_PER_BATCH", "25");
        pageByPage = GatewayUnderTest.start(stack, 1, alone);
    }

    @AfterEach
    void nothingGoesWrong() throws SQLException {
        control.delete("faults");
        vault.revive();
    }

    @AfterAll
    void end() {
        person.disconnect(connection);
        control.asBefore();
        batching.close();
        pageByPage.close();
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Fault.values()).flatMap(fault -> Arrays.stream(Fault.Phase.values())
                .filter(fault::happensIn).map(phase -> Arguments.of(fault, phase)));
    }

    @ParameterizedTest(name = "{0}, {1}, once")
    @MethodSource("everywhere")
    void aCallThatGoesWrong(Fault fault, Fault.Phase phase) {
        control.post("faults", fault.script(phase, 1));

        GatewayUnderTest.InsightsLines lines = read(phase);

        assertThat(control.faultHits()).as("affected calls").isEqualTo(1);
        assertEnd(lines, Set.of(fault.once()));
    }

    static Stream<Arguments> forEver() {
        return everywhere().filter(arguments -> ((Fault) arguments.get()[0]).ends());
    }

    @ParameterizedTest(name = "{0}, {1}, for ever")
    @MethodSource("forEver")
    void everyCallGoesWrong(Fault fault, Fault.Phase phase) {
        control.post("faults", fault.script(phase, FOR_EVER));

        GatewayUnderTest.InsightsLines lines = read(phase);

        assertThat(control.faultHits()).as("affected calls").isPositive();
        assertEnd(lines, fault.always());
    }

    private GatewayUnderTest.InsightsLines read(Fault.Phase phase) {
        GatewayUnderTest gateway = phase == Fault.Phase.BATCH ? batching : pageByPage;
        return gateway.insights(new GatewayUnderTest.Question("responsable", account, SINCE, UNTIL));
    }

    private void assertEnd(GatewayUnderTest.InsightsLines lines, Set<String> expected) {
        assertThat(lines.complete() ? Fault.TRUTH : lines.error()).as("%s", lines.last()).isIn(expected);
        if (lines.complete()) {
            truth.assertEqual(lines);
        }
    }
}
