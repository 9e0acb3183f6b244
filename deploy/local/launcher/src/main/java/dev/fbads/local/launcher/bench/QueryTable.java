package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.fbads.local.launcher.stack.ServiceProcess;

/** Measures questions to the query service beside their statements, a line each. */
final class QueryTable {

    private static final int WARM_UP_PART = 5;
    /** Calls before a load is measured. */
    private static final int LEAST_LOAD = 20_000;
    private static final Duration WARMING = Duration.ofSeconds(1);
    private static final Duration LOAD = Duration.ofSeconds(5);

    private final Consumer<String> out;
    private final int postgres;
    private final long postmaster;
    private final int rounds;

    /**
     * @param postgres its port
     * @param postmaster its first process
     * @param rounds how often each figure is taken
     */
    QueryTable(Consumer<String> out, int postgres, long postmaster, int rounds) {
        this.out = out;
        this.postgres = postgres;
        this.postmaster = postmaster;
        this.rounds = rounds;
    }

    /**
     * Whom a line asks for what, and what that is beside.
     *
     * @param samples how often one at a time, in a round
     */
    record Asked(String name, int samples, ServiceProcess service, Supplier<byte[]> request, RecordedStatements statements) {
    }

    /**
     * Makes so many calls at least. By number and not by time: a compiler that is still at work takes a third of two cores, and
     * its code is slow till then.
     */
    static void warmUp(List<Timings.Call> asking, int least) throws InterruptedException {
        for (double calls = 0; calls < least;) {
            calls += Load.rate(asking, WARMING) * WARMING.toSeconds();
        }
    }

    void headingAlone() {
        out.accept("%-32s %9s %8s %8s %9s %8s %8s %12s %10s  %s".formatted("one at a time, ms", "body", "p50", "p95",
                "bare p50", "p95", "ratio", "cpu service", "postgres", "goal"));
    }

    /** @return the median of its p50, in milliseconds */
    double alone(Asked asked, int mostMillis) throws IOException {
        try (var http = PlainHttp.open(asked.service().url()); var bare = BareConnection.open(postgres, asked.statements())) {
            int samples = asked.samples();
            Timings.of(Math.ceilDiv(samples, WARM_UP_PART), () -> http.ask(asked.request().get()));
            Timings.of(Math.ceilDiv(samples, WARM_UP_PART), bare::repeat);
            var columns = new Columns(7);
            for (int round = 0; round < rounds; round++) {
                var before = cpu(asked.service());
                var answers = Timings.of(samples, () -> http.ask(asked.request().get()));
                var after = cpu(asked.service());
                var alone = Timings.of(samples, bare::repeat);
                columns.add(answers.percentile(50), answers.percentile(95), alone.percentile(50), alone.percentile(95),
                        answers.percentile(50) / alone.percentile(50), after.ofService(before, samples),
                        after.ofPostgres(before, samples));
            }
            var goal = new Goal().most("p95", columns.median(1), mostMillis).besideBare(columns.median(4));
            out.accept("%-32s %,9d %8.2f %8.2f %9.2f %8.2f %8.2f %12.2f %10.2f  %s".formatted(asked.name(),
                    http.ask(asked.request().get()), columns.median(0), columns.median(1), columns.median(2),
                    columns.median(3), columns.median(4), columns.median(5), columns.median(6), goal));
            return columns.median(0);
        }
    }

    void headingLoaded() {
        out.accept(
                "%-32s %12s %12s %8s %24s %10s  %s".formatted(QueryClients.COUNT + " clients", "requests/s", "bare/s", "ratio",
                        "cpu ms/request: service", "postgres", "goal"));
    }

    void loaded(Asked asked, int least) throws IOException, InterruptedException {
        var columns = new Columns(5);
        try (var clients = new QueryClients(); var bare = new QueryClients()) {
            var asking = clients.asking(asked.service().url(), asked.request());
            var repeating = bare.repeating(postgres, asked.statements());
            warmUp(asking, LEAST_LOAD);
            for (int round = 1; round <= rounds; round++) {
                var before = cpu(asked.service());
                double rate = Load.rate(asking, LOAD);
                var after = cpu(asked.service());
                double calls = rate * LOAD.toSeconds();
                double repeated = Load.rate(repeating, LOAD);
                columns.add(rate, repeated, repeated / rate, after.ofService(before, calls), after.ofPostgres(before, calls));
            }
        }
        var goal = new Goal().least("requests/s", columns.median(0), least).besideBare(columns.median(2));
        out.accept("%-32s %,12.0f %,12.0f %8.2f %24.2f %10.2f  %s".formatted(asked.name(), columns.median(0),
                columns.median(1), columns.median(2), columns.median(3), columns.median(4), goal));
    }

    private CpuTime cpu(ServiceProcess service) {
        return CpuTime.now(service.pid(), postmaster);
    }
}
