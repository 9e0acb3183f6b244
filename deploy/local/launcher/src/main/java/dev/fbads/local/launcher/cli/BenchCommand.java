package dev.fbads.local.launcher.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.fbads.local.launcher.bench.GatewayBench;
import dev.fbads.local.launcher.bench.ImportBench;
import dev.fbads.local.launcher.bench.QueryBench;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Figures beside their baselines, from a stack of its own. */
@Command(name = "bench", description = "Measure an import end to end beside COPY of the same rows, the gateway beside a bare client "
        + "that reads the same pages, and reads beside their own statements on a bare connection, in a stack of its own.")
public final class BenchCommand implements Callable<Integer> {

    private static final ZoneId REPORTING_ZONE = ZoneId.of("America/Toronto");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", defaultValue = "all", paramLabel = "import|gateway|query|all", description = "What to measure; default: ${DEFAULT-VALUE}")
    private Part part;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "ROUNDS", description = "After one that warms up; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--rows", defaultValue = "0", paramLabel = "ROWS", description = "query: fill the table of roll-ups with other accounts' rows up to this many; default: only one account's")
    private long rows;

    /** What can be measured. */
    enum Part {
        IMPORT,
        GATEWAY,
        QUERY,
        ALL
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        Consumer<String> lines = line -> {
            out.println(line);
            out.flush();
        };
        if (part == Part.GATEWAY || part == Part.IMPORT || part == Part.ALL) {
            imports(lines);
        }
        if (part == Part.QUERY || part == Part.ALL) {
            try (var stack = Stack.start(StackConfig.temporary(Checkout.find()).withClock(Instant.parse(QueryBench.NOW)))) {
                new QueryBench(stack, lines).run(rows, rounds);
            }
        }
        return 0;
    }

    private void imports(Consumer<String> lines) {
        try (var stack = Stack.start(config())) {
            var newest = LocalDate.now(REPORTING_ZONE).minusDays(2);
            if (part != Part.IMPORT) {
                new GatewayBench(stack, lines).run(newest, rounds);
            }
            if (part != Part.GATEWAY) {
                new ImportBench(stack, lines).run(newest, rounds);
            }
        }
    }

    /** What is measured is the machine, not the calls that a user may make, and not what was kept of another round. */
    private static StackConfig config() {
        return StackConfig.temporary(Checkout.find())
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50")
                .withEnvironment("FBADS_CACHE_ENABLED", "false");
    }
}
