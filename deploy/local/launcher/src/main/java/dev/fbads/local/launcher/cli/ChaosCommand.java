package dev.fbads.local.launcher.cli;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.fbads.local.launcher.chaos.Chaos;
import dev.fbads.local.launcher.chaos.ChaosReport;
import dev.fbads.local.launcher.chaos.DelayedCommits;
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
import dev.fbads.local.launcher.stack.StackConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Faults against a stack of its own; ends with 1 where anything but the truth is left. */
@Command(name = "chaos", description = "Let things go wrong while 20 accounts are imported, and compare every row with the truth.")
public final class ChaosCommand implements Callable<Integer> {

    private static final ZoneId REPORTING_ZONE = ZoneId.of("America/Toronto");
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 20;
    private static final int COMPTES = 5;
    private static final int KILLS_WITH_LATE_COMMITS = 3;
    /** Days of the youngest window that is imported end so long ago: what is final is fetched once. */
    private static final int YOUNGEST = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "kill|kafka|postgres|gateway|triple|offsets|two", description = "What goes wrong; default: all of it")
    private List<Kind> chosen = List.of();

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Equal seeds give equal moments; default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--kills", defaultValue = "30", paramLabel = "N", description = "How often the sync service is killed; default: ${DEFAULT-VALUE}")
    private int kills;

    @Option(names = "--days", defaultValue = "30", paramLabel = "N", description = "Days of an import; default: ${DEFAULT-VALUE}")
    private int days;

    /** What can go wrong. */
    enum Kind {
        KILL,
        KAFKA,
        POSTGRES,
        GATEWAY,
        TRIPLE,
        OFFSETS,
        TWO
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        Consumer<String> lines = line -> {
            out.println(line);
            out.flush();
        };
        var report = new ChaosReport(lines);
        List<Outcome> outcomes = new ArrayList<>();
        try (var stack = Stack.start(config())) {
            lines.accept("%d accounts of %d comptes x %d days, seed %d".formatted(ACCOUNTS, COMPTES, days, seed));
            report.head();
            var chaos = Chaos.overComptes(COMPTES, stack, seed);
            var window = Window.endingAt(LocalDate.now(stack.clock().withZone(REPORTING_ZONE)).minusDays(YOUNGEST), days);
            for (var kind : kinds()) {
                var outcome = chaos.run(fault(kind), window);
                report.line(outcome);
                outcomes.add(outcome);
                window = outcome.oldest().before();
            }
        }
        report.verdict(outcomes);
        return outcomes.stream().allMatch(Outcome::well) ? 0 : 1;
    }

    private Set<Kind> kinds() {
        return chosen.isEmpty() ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(chosen);
    }

    private Fault fault(Kind kind) {
        return switch (kind) {
            case KILL -> new KilledService(kills);
            case KAFKA -> new StoppedKafka(OUTAGE);
            case POSTGRES -> new RestartedPostgres(Duration.ZERO);
            case GATEWAY -> new StoppedGateway(OUTAGE);
            case TRIPLE -> new TripledRecords();
            case OFFSETS -> new DelayedCommits(KILLS_WITH_LATE_COMMITS);
            case TWO -> new TwoServices();
        };
    }

    /**
     * Jobs of few days, so that every fault meets many; a silent worker's job is taken back in seconds, not in half a minute.
     */
    private static StackConfig config() {
        return StackConfig.temporary(Checkout.find())
                .withEnvironment("FBADS_SIMULATOR_DATASET_ACCOUNTS",
                        Collections.nCopies(ACCOUNTS / 2, "30,60").stream().collect(Collectors.joining(",")))
                .withEnvironment("FBADS_PLAN_DAYS_PER_JOB", "6")
                .withEnvironment("FBADS_PLAN_FIRST_DAYS_PER_JOB", "5")
                .withEnvironment("FBADS_PLAN_LEAST_DAYS_PER_JOB", "3")
                .withEnvironment("FBADS_JOBS_LEASE", "4s")
                .withEnvironment("FBADS_JOBS_LEASE_EXPIRY_BACKOFF", "4s")
                .withEnvironment("FBADS_JOBS_UNCLAIMED", "5s")
                .withEnvironment("FBADS_JOBS_SWEEP", "1s")
                .withEnvironment("FBADS_RESTATEMENT_ENABLED", "false")
                .withEnvironment("FBADS_CACHE_ENABLED", "false")
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50");
    }
}
