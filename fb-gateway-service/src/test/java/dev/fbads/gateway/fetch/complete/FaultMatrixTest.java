package dev.fbads.gateway.fetch.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.testing.FakeBatch;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.FakeWorld;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestFetchConfig;

/** Every fault in every phase, transient and permanent: all rows exactly once, or an error; never fewer rows. */
class FaultMatrixTest {

    private static final int DAYS = 5;
    /** Faults after which the fetch may still succeed, since the call is retried or adapted. */
    private static final Set<Fault> PASSING = EnumSet.complementOf(EnumSet.of(Fault.REPEATED_CURSOR, Fault.THROTTLED,
            Fault.CURSOR_REFUSED));

    /** Short only for responses that never end; a late one is requested again. */
    private static final Duration STALLED_FOR = Duration.ofSeconds(1);

    private final AtomicInteger spoilt = new AtomicInteger();

    /** The phase in which the fault is injected. */
    enum Phase {
        FIRST_PAGE(1, 5, call -> call.path().endsWith("/ads") && call.param("after") == null),
        NESTED_PAGE(1, 2, call -> call.path().matches("/v26.0/1[0-9]+/insights")),
        BATCH(3, 2, call -> call.path().matches("/v26.0/1[0-9]+/insights") || call.param("batch") != null),
        TOTALS(2, 5, call -> "account".equals(call.param("level"))),
        DELETED_ADS(2, 5, call -> call.param("filtering") != null && call.param("after") != null),
        REPORT(2, 5, call -> call.path().matches("/v26.0/6023[0-9]+/insights") && call.param("after") != null);

        private final int ads;
        private final int rowsPerNestedPage;
        private final Predicate<FakeGraph.Seen> affected;

        Phase(int ads, int rowsPerNestedPage, Predicate<FakeGraph.Seen> affected) {
            this.ads = ads;
            this.rowsPerNestedPage = rowsPerNestedPage;
            this.affected = affected;
        }
    }

    static Stream<Arguments> everyFaultInEveryPhase() {
        return Arrays.stream(Phase.values())
                .flatMap(phase -> Arrays.stream(Fault.values()).map(fault -> Arguments.of(phase, fault)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyFaultInEveryPhase")
    void aTransientFault(Phase phase, Fault fault) {
        FakeWorld world = new FakeWorld(phase.ads, 1, DAYS, phase.rowsPerNestedPage);

        Fetched fetched = fetch(world, phase, fault, 1);

        assertThat(spoilt.get()).as("times that the fault occurred").isPositive();
        assertTruthOrError(fetched, world);
        // One row per slice is never too much, so totals are not requested in parts.
        if (PASSING.contains(fault) && !(phase == Phase.TOTALS && fault == Fault.TOO_MUCH_DATA)) {
            assertThat(fetched.failed()).isNull();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyFaultInEveryPhase")
    void aPermanentFault(Phase phase, Fault fault) {
        FakeWorld world = new FakeWorld(phase.ads, 1, DAYS, phase.rowsPerNestedPage);

        Fetched fetched = fetch(world, phase, fault, Integer.MAX_VALUE);

        assertTruthOrError(fetched, world);
    }

    private static void assertTruthOrError(Fetched fetched, FakeWorld world) {
        if (fetched.failed() == null) {
            assertThat(fetched.rows()).isEqualTo(world.truth());
            assertThat(fetched.shortfall()).isEmpty();
        } else {
            assertThat(fetched.failure()).isInstanceOf(GraphFailure.class);
        }
    }

    private Fetched fetch(FakeWorld world, Phase phase, Fault fault, int times) {
        try (GraphBench bench = fault == Fault.STALL ? new GraphBench(STALLED_FOR) : new GraphBench()) {
            bench.graph()
                    .respondsWith(call -> phase.affected.test(call) ? affected(world, call, fault, times) : world.apply(call));
            return Fetched.by(bench.fetch(config(phase)), Requests.days(DAYS, BreakdownSet.NONE), bench.session());
        }
    }

    private static TestFetchConfig config(Phase phase) {
        return switch (phase) {
            case FIRST_PAGE, NESTED_PAGE, BATCH, TOTALS -> new TestFetchConfig();
            case DELETED_ADS -> new TestFetchConfig(3, 200_000);
            case REPORT -> new TestFetchConfig(3, 1);
        };
    }

    private Reply affected(FakeWorld world, FakeGraph.Seen call, Fault fault, int times) {
        if (fault.onTheWire()) {
            String whole = call.param("batch") == null ? world.answer(call).body() : FakeBatch.answer(call, world::answer);
            return spoilt.getAndIncrement() < times ? fault.spoilt(whole) : Reply.ok(whole);
        }
        if (call.param("batch") != null) {
            return Reply.ok(FakeBatch.answer(call, item -> saying(world, item, fault, times)));
        }
        FakeResponse answer = saying(world, call, fault, times);
        return Reply.json(answer.status(), answer.body());
    }

    private FakeResponse saying(FakeWorld world, FakeGraph.Seen call, Fault fault, int times) {
        int before = spoilt.getAndIncrement();
        FakeResponse answer = world.answer(call);
        return before < times ? fault.spoilt(call, before, answer) : answer;
    }
}
