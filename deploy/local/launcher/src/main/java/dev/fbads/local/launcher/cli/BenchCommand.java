package dev.fbads.local.launcher.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;

import dev.fbads.local.launcher.bench.ImportBench;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Figures beside their baselines, from a stack of its own. */
@Command(name = "bench", description = "Measure an import end to end beside COPY of the same rows, in a stack of its own.")
public final class BenchCommand implements Callable<Integer> {

    private static final ZoneId REPORTING_ZONE = ZoneId.of("America/Toronto");

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "ROUNDS", description = "After one that warms up; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        // What is measured is the machine, not the calls that a user may make.
        var config = StackConfig.temporary(Checkout.find())
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50");
        try (var stack = Stack.start(config)) {
            new ImportBench(stack, line -> {
                out.println(line);
                out.flush();
            }).run(LocalDate.now(REPORTING_ZONE).minusDays(2), rounds);
        }
        return 0;
    }
}
