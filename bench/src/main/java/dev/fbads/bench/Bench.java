package dev.fbads.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.fbads.bench.imports.ImportBench;
import dev.fbads.bench.jobs.JobsBench;
import dev.fbads.bench.load.LoadBench;
import dev.fbads.local.launcher.cli.Checkout;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import dev.fbads.local.launcher.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fbads bench}: runs the chosen parts one after the other; ends with 1 when a goal is missed. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measure parts of the suite, each beside a baseline of the same run.")
public final class Bench implements Callable<Integer> {

    private static final ZoneId REPORTING_ZONE = ZoneId.of("America/Toronto");
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "code|import|jobs|reads|campaigns|events", description = "What to measure; default: everything")
    private List<Part> chosen = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Measured rounds of code, import and jobs; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--days", defaultValue = "90", description = "Days of an import; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--jobs", defaultValue = "20000", description = "Jobs of a round; default: ${DEFAULT-VALUE}")
    private int jobs;

    @Option(names = "--workers", defaultValue = "16", description = "Worker slots of the sync service of jobs; default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(names = "--rate", defaultValue = "0", description = "Requests, or new WebSocket clients, per second; default: reads 26, campaigns 1000, events 20")
    private double rate;

    @Option(names = "--seconds", defaultValue = "60", description = "Measured time of reads, campaigns and events; default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds before it; default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--only", defaultValue = "", description = "Part of the names of the code benchmarks")
    private String only;

    /** What can be measured. */
    enum Part {
        CODE,
        IMPORT,
        JOBS,
        READS,
        CAMPAIGNS,
        EVENTS
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof StackException)) {
                        throw failure;
                    }
                    command.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                }).execute(arguments));
    }

    @Override
    public Integer call() {
        Set<Part> parts = chosen.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(chosen);
        boolean met = true;
        for (var part : parts) {
            met &= measure(part);
        }
        return met ? 0 : 1;
    }

    private boolean measure(Part part) {
        if (part == Part.CODE) {
            CodeBench.run(only, rounds, 2);
            return true;
        }
        try (var stack = Stack.start(config(part))) {
            return measure(part, stack, this::print);
        }
    }

    private boolean measure(Part part, Stack stack, Consumer<String> out) {
        var newest = LocalDate.now(stack.clock().withZone(REPORTING_ZONE)).minusDays(2);
        var load = new LoadBench(stack, out, Checkout.find().resolve("bench/target/reports"));
        return switch (part) {
            case CODE -> throw new IllegalStateException("needs no stack");
            case IMPORT -> new ImportBench(stack, out).run(newest, days, rounds);
            case JOBS -> new JobsBench(stack, out).run(jobs, workers, rounds);
            case READS -> load.reads(rate > 0 ? rate : 26, seconds, warmUp);
            case CAMPAIGNS -> load.campaigns(rate > 0 ? rate : 1_000, seconds, warmUp);
            case EVENTS -> load.events(rate > 0 ? rate : 20, seconds, warmUp);
        };
    }

    /** Writes run as in production, but without the limits of a user and the cache of Graph's responses. */
    private static StackConfig config(Part part) {
        var config = StackConfig.temporary(Checkout.find()).withPatience(START_PATIENCE);
        return switch (part) {
            case IMPORT, JOBS -> config.withDurableWrites()
                    .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                    .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50")
                    .withEnvironment("FBADS_CACHE_ENABLED", "false");
            case READS, CAMPAIGNS -> config.withClock(LoadBench.NOW);
            case CODE, EVENTS -> config;
        };
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
