package dev.fbads.local.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Jobs a second through release, Kafka, claim and completion, where the gateway answers at once and without rows; beside as
 * many
 * bare records through Kafka, and as many bare pairs of transactions (one row claimed, one row completed) on one connection.
 */
public final class JobsBench {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int JOBS_EACH = 25;
    /** A service that has just started compiles itself, and its last stragglers are no throughput: the second half counts. */
    private static final String RATE = """
            SELECT 0.45 * count(*) / extract(epoch FROM percentile_disc(0.95) WITHIN GROUP (ORDER BY finished_at)
                                             - percentile_disc(0.5) WITHIN GROUP (ORDER BY finished_at))
            FROM facebook_sync_jobs
            """;

    private final Stack stack;
    private final Consumer<String> out;
    private final Database database;

    public JobsBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
        this.database = new Database(stack.backing().postgres());
    }

    /**
     * Stops all services of the stack but a sync service of its own.
     *
     * @param jobs of a round
     * @param workers places of the sync service
     * @param rounds each from the start of a new process
     */
    public void run(int jobs, int workers, int rounds) {
        stack.processes().forEach(ServiceProcess::stop);
        out.accept("%,d jobs a round, one sync service with %d places and %s".formatted(jobs, workers,
                String.join(" ", stack.jvmOptions())));
        out.accept("%-8s %10s %16s %22s %20s".formatted("round", "jobs/s", "bare records/s", "bare transactions/s",
                "CPU ms a job"));
        List<Double> rates = new ArrayList<>();
        try (var gateway = QuietGateway.start()) {
            for (int round = 1; round <= rounds; round++) {
                var figures = round(jobs, Map.of("FBADS_GATEWAY_URL", gateway.url(), "FBADS_JOBS_WORKERS",
                        Integer.toString(workers)));
                rates.add(figures.jobs());
                out.accept("%-8d %,10.0f %,16.0f %,22.0f %20s".formatted(round, figures.jobs(), figures.records(),
                        figures.transactions(), figures.cpu()));
            }
        }
        out.accept("%-8s %,10.0f".formatted("median", Median.of(rates)));
    }

    private Figures round(int jobs, Map<String, String> settings) {
        JobFixture.place(database, jobs / JOBS_EACH, JOBS_EACH);
        var sync = stack.startReplica("sync-service", settings);
        try {
            var cpu = secondHalf(jobs);
            sync.stop();
            double rate = database.rows(RATE, row -> row.getDouble(1)).getFirst();
            return new Figures(rate, KafkaBaseline.rate(stack.backing().kafka().bootstrapServers(), jobs),
                    TransactionBaseline.rate(stack.backing().postgres(), jobs), cpu);
        } catch (SQLException e) {
            throw new StackException("the round failed: " + e.getMessage(), e);
        }
    }

    /** Processor time for a job, by process. */
    private String secondHalf(int jobs) throws SQLException {
        try (var left = new LeftJobs(stack.backing().postgres())) {
            long warm = left.await(jobs / 2, PATIENCE);
            var before = CpuTimes.of(stack);
            left.await(0, PATIENCE);
            return CpuTimes.of(stack).since(before).perItem(Math.toIntExact(Math.max(1, warm)));
        }
    }

    /** Of one round, a second. */
    private record Figures(double jobs, double records, double transactions, String cpu) {
    }
}
