package dev.fbads.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.system.Control;
import dev.fbads.system.Dates;
import dev.fbads.system.RunningSuite;
import dev.fbads.system.TestAccounts;

/** The short form of {@link FullChaosIT}: small accounts, short outages, the same comparison of every row. */
@ExtendWith(RunningSuite.class)
class ChaosIT {

    private static final long SEED = 20_261_122;
    private static final int DAYS = 12;
    private static final LocalDate YOUNGEST = Dates.YESTERDAY.minusDays(60);
    private static final Duration OUTAGE = Duration.ofSeconds(2);

    private static final List<Scenario> SCENARIOS = List.of(new KilledService(2), new TripledRecords(), new TwoServices(),
            new StoppedGateway(OUTAGE), new RestartedPostgres(Duration.ZERO), new StoppedKafka(OUTAGE));

    /** A scenario that fails half-way must not leave anything stopped to the tests after it. */
    @AfterEach
    void startEverything(Stack stack) {
        new Control(stack).asBefore();
        stack.backing().postgres().start();
        stack.backing().kafka().start();
        stack.process("fb-gateway-service").start();
        stack.process("sync-service").start();
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioEndsWithTheReferenceData(Stack stack) {
        Set<String> accounts = Set.of(TestAccounts.with(10).in("EUR", "Europe/Paris").create(stack),
                TestAccounts.with(25).in("USD", "America/New_York").create(stack),
                TestAccounts.with(50).in("JPY", "Asia/Tokyo").create(stack));
        Chaos chaos = Chaos.of(accounts, stack, SEED);
        Window[] next = { Window.endingAt(YOUNGEST, DAYS) };
        return SCENARIOS.stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
            Outcome outcome = chaos.run(scenario, next[0]);
            next[0] = outcome.oldest().before();
            assertThat(outcome.deviations()).isEmpty();
            assertThat(outcome.rows()).as("rows that were compared").isPositive();
        }));
    }
}
