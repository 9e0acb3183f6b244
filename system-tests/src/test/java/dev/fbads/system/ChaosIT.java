package dev.fbads.system;

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

import dev.fbads.local.launcher.chaos.Chaos;
import dev.fbads.local.launcher.chaos.Fault;
import dev.fbads.local.launcher.chaos.KilledService;
import dev.fbads.local.launcher.chaos.Outcome;
import dev.fbads.local.launcher.chaos.RestartedPostgres;
import dev.fbads.local.launcher.chaos.StoppedGateway;
import dev.fbads.local.launcher.chaos.StoppedKafka;
import dev.fbads.local.launcher.chaos.TripledRecords;
import dev.fbads.local.launcher.chaos.TwoServices;
import dev.fbads.local.launcher.chaos.Window;
import dev.fbads.local.launcher.stack.Stack;

/** The short form of {@code ./fbads chaos}: small accounts, short outages, the same comparison row by row. */
@ExtendWith(RunningSuite.class)
class ChaosIT {

    private static final long SEED = 20_261_122;
    private static final int DAYS = 20;
    private static final LocalDate YOUNGEST = Dates.YESTERDAY.minusDays(60);

    private static final List<Fault> FAULTS = List.of(new KilledService(3), new TripledRecords(), new TwoServices(),
            new StoppedGateway(Duration.ofSeconds(3)), new RestartedPostgres(Duration.ZERO),
            new StoppedKafka(Duration.ofSeconds(3)));

    /** A fault that failed in its middle leaves nothing stopped to the tests after it. */
    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
        stack.backing().postgres().start();
        stack.backing().kafka().start();
        stack.process("fb-gateway-service").start();
        stack.process("sync-service").start();
    }

    @TestFactory
    Stream<DynamicTest> everyFaultLeavesTheTruth(Stack stack) {
        Set<String> accounts = Set.of(TestAccounts.with(20).in("EUR", "Europe/Paris").create(stack),
                TestAccounts.with(50).in("USD", "America/New_York").create(stack),
                TestAccounts.with(100).in("JPY", "Asia/Tokyo").create(stack));
        Chaos chaos = Chaos.of(accounts, stack, SEED);
        Window[] next = { Window.endingAt(YOUNGEST, DAYS) };
        return FAULTS.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            Outcome outcome = chaos.run(fault, next[0]);
            next[0] = outcome.oldest().before();
            assertThat(outcome.deviations()).isEmpty();
            assertThat(outcome.rows()).as("rows that were compared").isPositive();
        }));
    }
}
