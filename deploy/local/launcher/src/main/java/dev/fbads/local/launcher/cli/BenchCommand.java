package dev.fbads.local.launcher.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.fbads.local.launcher.bench.CostliestStatements;
import dev.fbads.local.launcher.bench.ExportBench;
import dev.fbads.local.launcher.bench.GatewayBench;
import dev.fbads.local.launcher.bench.ImportBench;
import dev.fbads.local.launcher.bench.IngestBench;
import dev.fbads.local.launcher.bench.JobsBench;
import dev.fbads.local.launcher.bench.PlanBench;
import dev.fbads.local.launcher.bench.QueryBench;
import dev.fbads.local.launcher.bench.ScaleBench;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Figures beside their baselines, from a stack of its own. */
@Command(name = "bench", description = "Measure parts of the suite, each beside a baseline of the same run, in a stack of its own: "
        + "import (end to end, beside COPY), gateway (beside a bare client), ingest (alone, beside COPY), jobs (without rows, beside "
        + "bare records and transactions), plan (the largest wish), query (beside its own "
        + "statements on a bare connection), export (a file of each kind), scale (an import with few and with many stored rows).")
public final class BenchCommand implements Callable<Integer> {

    private static final ZoneId REPORTING_ZONE = ZoneId.of("America/Toronto");
    /** Measured with one job a round. */
    private static final Set<Part> OF_LARGE_JOBS = Set.of(Part.INGEST, Part.SCALE);

    private static final long SCALE_ROWS = 10_000_000;
    private static final long EXPORT_ROWS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", defaultValue = "all", paramLabel = "import|gateway|ingest|jobs|plan|query|export|scale|all", description = "What to measure; all is import and gateway; default: ${DEFAULT-VALUE}")
    private Part part;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "ROUNDS", description = "After one that warms up; default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--rows", defaultValue = "-1", paramLabel = "ROWS", description = "Stored rows of scale, 10000000 without it; of query, which has none of others without it; of the file of export, 1000000 without it")
    private long rows;

    @Option(names = "--only", paramLabel = "TEXT", description = "Of query, the questions that have this in their name; may be given several times")
    private List<String> only = List.of();

    @Option(names = "--jobs", defaultValue = "20000", paramLabel = "JOBS", description = "Jobs of a round; default: ${DEFAULT-VALUE}")
    private int jobs;

    @Option(names = "--workers", defaultValue = "16", paramLabel = "PLACES", description = "Places of the sync service of jobs; default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(names = "--cache", description = "Let the gateway keep every answer while it delivers it, and find none")
    private boolean cache;

    /** What can be measured. */
    enum Part {
        IMPORT,
        GATEWAY,
        INGEST,
        JOBS,
        PLAN,
        QUERY,
        EXPORT,
        SCALE,
        ALL
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        Consumer<String> lines = line -> {
            out.println(line);
            out.flush();
        };
        if (part == Part.PLAN) {
            new PlanBench(Checkout.find(), lines).run();
            return 0;
        }
        if (part == Part.QUERY || part == Part.EXPORT) {
            try (var stack = Stack.start(StackConfig.temporary(Checkout.find()).withClock(Instant.parse(QueryBench.NOW)))) {
                read(stack, lines);
            }
            return 0;
        }
        try (var stack = Stack.start(config())) {
            var statements = CostliestStatements.from(stack.backing().postgres());
            measure(stack, lines);
            statements.print(lines);
        }
        return 0;
    }

    private void read(Stack stack, Consumer<String> lines) {
        if (part == Part.EXPORT) {
            new ExportBench(stack, lines).run(rows < 0 ? EXPORT_ROWS : rows);
        } else {
            new QueryBench(stack, lines).run(Math.max(rows, 0), rounds,
                    name -> only.isEmpty() || only.stream().anyMatch(name::contains));
        }
    }

    private void measure(Stack stack, Consumer<String> lines) {
        var newest = LocalDate.now(stack.clock().withZone(REPORTING_ZONE)).minusDays(2);
        switch (part) {
            case IMPORT -> new ImportBench(stack, lines).run(newest, rounds);
            case GATEWAY -> new GatewayBench(stack, lines).run(newest, rounds);
            case INGEST -> new IngestBench(stack, lines).run(newest, rounds);
            case JOBS -> new JobsBench(stack, lines).run(jobs, workers, rounds);
            case SCALE -> new ScaleBench(stack, lines).run(newest, rounds, rows < 0 ? SCALE_ROWS : rows);
            case PLAN, QUERY, EXPORT -> throw new IllegalStateException("measured without this stack");
            case ALL -> {
                new GatewayBench(stack, lines).run(newest, rounds);
                new ImportBench(stack, lines).run(newest, rounds);
            }
        }
    }

    /**
     * What is measured is the machine, not the calls that a user may make, and not what was kept of another round: an answer
     * that is kept is too old a moment later.
     */
    private StackConfig config() {
        var config = StackConfig.temporary(Checkout.find())
                .withEnvironment("FBADS_RATELIMIT_CALLS_PER_MINUTE", "600000")
                .withEnvironment("FBADS_RATELIMIT_CONCURRENT", "50")
                .withEnvironment("FBADS_CACHE_ENABLED", Boolean.toString(cache));
        config = cache ? config.withEnvironment("FBADS_CACHE_TTL", "1ms") : config;
        return !OF_LARGE_JOBS.contains(part) ? config
                : config.withEnvironment("FBADS_PLAN_LEAST_DAYS_PER_JOB", Integer.toString(IngestBench.DAYS))
                        .withEnvironment("FBADS_PLAN_FIRST_DAYS_PER_JOB", Integer.toString(IngestBench.DAYS));
    }
}
