package dev.fbads.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import dev.fbads.system.Dates;
import dev.fbads.system.RunningSuite;
import dev.fbads.testing.TestClock;

/** {@code ./fbads chaos}: every scenario in a stack of its own with 20 accounts; not part of {@code ./fbads test}. */
@Tag("chaos")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullChaosIT {

    private static final int ACCOUNTS = 20;
    private static final int COMPTES = 5;
    /** Days younger than this may be fetched twice, because their figures are provisional. */
    private static final int YOUNGEST = 2;

    private final ChaosOptions options = ChaosOptions.fromSystemProperties();
    private final ChaosReport report = new ChaosReport(System.out::println);
    private final List<Outcome> outcomes = new ArrayList<>();
    private Stack stack;

    @BeforeAll
    void start() {
        stack = Stack.start(config());
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioEndsWithTheReferenceData() {
        System.out.printf("%d accounts of %d comptes x %d days, seed %d%n", ACCOUNTS, COMPTES, options.days(), options.seed());
        report.titles();
        Chaos chaos = Chaos.overComptes(COMPTES, stack, options.seed());
        Window[] next = { Window.endingAt(Dates.YESTERDAY.minusDays(YOUNGEST), options.days()) };
        return options.scenarios().stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
            Outcome outcome = chaos.run(scenario, next[0]);
            next[0] = outcome.oldest().before();
            report.line(outcome);
            outcomes.add(outcome);
            assertThat(outcome.deviations()).isEmpty();
            assertThat(outcome.rows()).as("rows that were compared").isPositive();
        })).onClose(() -> report.summary(outcomes));
    }

    /** Small jobs, so that every fault interrupts many, and short leases, so that recovery does not dominate the run. */
    private static StackConfig config() {
        return RunningSuite.ownStack()
                .withClock(TestClock.NOW)
                .withEnvironment("FBADS_SIMULATOR_DATASET_ACCOUNTS",
                        String.join(",", Collections.nCopies(ACCOUNTS / 2, "30,60")))
                .withEnvironment("FBADS_PLAN_DAYS_PER_JOB", "6")
                .withEnvironment("FBADS_PLAN_FIRST_DAYS_PER_JOB", "5")
                .withEnvironment("FBADS_PLAN_LEAST_DAYS_PER_JOB", "3")
                .withEnvironment("FBADS_JOBS_LEASE", "4s")
                .withEnvironment("FBADS_JOBS_LEASE_EXPIRY_BACKOFF", "4s")
                .withEnvironment("FBADS_JOBS_UNCLAIMED", "5s")
                .withEnvironment("FBADS_JOBS_SWEEP", "1s")
                .withEnvironment("FBADS_CACHE_ENABLED", "false")
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50");
    }
}
