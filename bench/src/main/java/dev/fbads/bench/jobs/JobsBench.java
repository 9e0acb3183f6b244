package dev.fbads.bench.jobs;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.fbads.bench.Median;
import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Measures jobs per second through release, outbox, Kafka, claim and completion, with a gateway that returns no rows. The
 * baseline is the same number of pairs of one-row transactions on one connection.
 */
public final class JobsBench {

    private static final double GOAL = 700;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int JOBS_PER_SYNC = 25;
    /** Without the first half, in which the new process compiles its code, and the last 5 %, when slots run out of jobs. */
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
     * Stops all services of the stack and starts a new sync service for each round.
     *
     * @param jobs of a round
     * @param workers slots of the sync service
     * @return whether the goal is met
     */
    public boolean run(int jobs, int workers, int rounds) {
        stack.processes().forEach(ServiceProcess::stop);
        out.accept("jobs: %,d a round, one sync service with %d slots".formatted(jobs, workers));
        out.accept("%-8s %10s %16s %7s".formatted("round", "jobs/s", "transactions/s", "ratio"));
        List<Double> rates = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        try (var gateway = EmptyGateway.start()) {
            var settings = Map.of("FBADS_GATEWAY_URL", gateway.url(), "FBADS_JOBS_WORKERS", Integer.toString(workers));
            for (int round = 1; round <= rounds; round++) {
                rates.add(jobsPerSecond(jobs, settings));
                baselines.add(transactionsPerSecond(jobs));
                print(Integer.toString(round), rates.getLast(), baselines.getLast());
            }
        }
        print("median", Median.of(rates), Median.of(baselines));
        boolean met = Median.of(rates) >= GOAL;
        out.accept("goal: at least %,.0f jobs/s: %s".formatted(GOAL, met ? "met" : "missed"));
        return met;
    }

    private double jobsPerSecond(int jobs, Map<String, String> settings) {
        JobFixture.store(database, jobs / JOBS_PER_SYNC, JOBS_PER_SYNC);
        try (var sync = stack.startReplica("sync-service", settings);
                var unfinished = new UnfinishedJobs(stack.backing().postgres())) {
            unfinished.awaitNone(PATIENCE);
            sync.stop();
        } catch (SQLException e) {
            throw new StackException("the round failed: " + e.getMessage(), e);
        }
        return database.rows(RATE, row -> row.getDouble(1)).getFirst();
    }

    private double transactionsPerSecond(int jobs) {
        try {
            return TransactionBaseline.rate(stack.backing().postgres(), jobs);
        } catch (SQLException e) {
            throw new StackException("the baseline failed: " + e.getMessage(), e);
        }
    }

    private void print(String name, double jobs, double transactions) {
        out.accept("%-8s %,10.0f %,16.0f %6.0f%%".formatted(name, jobs, transactions, 100 * jobs / transactions));
    }
}
