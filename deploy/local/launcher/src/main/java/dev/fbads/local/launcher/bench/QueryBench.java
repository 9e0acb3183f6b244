package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * How long a question to the query service takes, and how long its statements take alone: the very same bytes, on a bare
 * connection. The two take turns, so that a noisy machine disturbs both alike. No question is asked twice but where it says
 * so: the service keeps answers, as it does in production.
 */
public final class QueryBench {

    /** The instant at which the services are to believe that they start. */
    public static final String NOW = "2026-11-21T16:00:00Z";

    private static final String QUERY = "query-service";
    private static final List<String> IDLE = List.of("notifier-service", "sync-service", "fb-gateway-service",
            "graph-simulator");
    private static final List<String> SIZED = List.of(QueryQuestion.CAMPAIGNS, QueryQuestion.ADS, "37 months by month");
    /** What of a short and of a longer answer is no statement but HTTP, identity and the body. */
    private static final List<String> KEPT = List.of("account", QueryQuestion.CAMPAIGNS);
    private static final int SAMPLES = 100;
    private static final int WARM_UP = 20;
    private static final int LEAST_NEW = 1000;
    private static final int LEAST_KEPT = 3000;
    /** Calls before a load is measured. */
    private static final int LEAST_LOAD = 20_000;
    private static final double MOST_CHANGE = 1.25;
    private static final Duration WARMING = Duration.ofSeconds(1);
    private static final Duration LOAD = Duration.ofSeconds(5);

    private final Stack stack;
    private final Consumer<String> out;
    private final QueryAccount account;
    private final int postgres;
    private final String token;
    private final Map<String, RecordedStatements> recorded = new LinkedHashMap<>();
    private RecordedStatements ofKept = new RecordedStatements(new byte[0], List.of(), List.of());
    private long postmaster;

    /** @param stack which is the bench's own: whoever is not asked is stopped */
    public QueryBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
        this.account = new QueryAccount(stack.backing().postgres());
        this.postgres = stack.backing().postgres().port();
        this.token = stack.token("client");
    }

    /**
     * @param rows that the table of roll-ups is to have in the end at least; 0 for one account's only
     * @param rounds how often each figure is taken
     * @param only which questions are asked
     */
    public void run(long rows, int rounds, Predicate<String> only) {
        try {
            out.accept("reads of %s: %,d roll-up rows, one query service with %s".formatted(QueryAccount.ID, account.store(),
                    String.join(" ", stack.jvmOptions())));
            postmaster = CpuTime.postmaster(stack);
            var questions = QueryQuestion.all().stream().filter(question -> only.test(question.name())).toList();
            record(questions);
            IDLE.forEach(name -> stack.process(name).stop());
            warmUp(questions);
            heading();
            Map<String, Double> small = new LinkedHashMap<>();
            for (var question : questions) {
                small.put(question.name(), alone(question, rounds));
            }
            for (var question : questions) {
                if (KEPT.contains(question.name())) {
                    alone(question.name() + ", kept", () -> question.same(token), ofKept, 0, rounds);
                }
            }
            for (var question : questions) {
                if (question.name().equals(QueryQuestion.CAMPAIGNS)) {
                    loaded(question, rounds);
                }
            }
            if (rows > 0) {
                grow(questions, small, rows, rounds);
            }
        } catch (IOException | SQLException | StackException e) {
            throw new StackException("the bench broke off: %s%nthe end of the service's log:%n%s".formatted(e.getMessage(),
                    stack.process(QUERY).lastLines()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** What a service says for each question; another one than the measured one, which has nobody before its database. */
    private void record(List<QueryQuestion> questions) throws IOException {
        try (var recorder = StatementRecorder.before(postgres);
                ServiceProcess service = stack.startReplica(QUERY, Map.of("FBADS_DB_HOST", "127.0.0.1", "FBADS_DB_PORT",
                        Integer.toString(recorder.port()), "FBADS_QUERY_POOL_SIZE", "1"));
                var http = PlainHttp.open(service.url())) {
            for (var question : questions) {
                http.ask(question.next(token));
                recorder.recorded();
                recorder.forget();
                byte[] request = question.next(token);
                http.ask(request);
                recorded.put(question.name(), recorder.recorded());
                recorder.forget();
                http.ask(request);
                ofKept = recorder.recorded();
                recorder.forget();
            }
        }
    }

    private void warmUp(List<QueryQuestion> questions) throws IOException, InterruptedException {
        for (var question : questions) {
            try (var clients = new QueryClients()) {
                warmUp(clients.asking(stack.url(QUERY), () -> question.next(token)), question.warmUp());
            }
        }
    }

    /**
     * By number and not by time: a compiler that is still at work takes a third of two cores, and its code is slow till then.
     */
    private static void warmUp(List<Timings.Call> asking, int least) throws InterruptedException {
        for (double calls = 0; calls < least;) {
            calls += Load.rate(asking, WARMING) * WARMING.toSeconds();
        }
    }

    private void heading() {
        out.accept("%-24s %9s %8s %8s %9s %8s %8s %12s %10s  %s".formatted("one at a time, ms", "body", "p50", "p95",
                "bare p50", "p95", "ratio", "cpu service", "postgres", "goal"));
    }

    /** @return the median of its p50, in milliseconds */
    private double alone(QueryQuestion question, int rounds) throws IOException {
        return alone(question.name(), () -> question.next(token), recorded.get(question.name()), question.mostMillis(), rounds);
    }

    private double alone(String name, Supplier<byte[]> request, RecordedStatements statements, int mostMillis, int rounds)
            throws IOException {
        try (var http = PlainHttp.open(stack.url(QUERY)); var bare = BareConnection.open(postgres, statements)) {
            Timings.of(WARM_UP, () -> http.ask(request.get()));
            Timings.of(WARM_UP, bare::repeat);
            var columns = new Columns(7);
            for (int round = 0; round < rounds; round++) {
                var before = cpu();
                var asked = Timings.of(SAMPLES, () -> http.ask(request.get()));
                var after = cpu();
                var alone = Timings.of(SAMPLES, bare::repeat);
                columns.add(asked.percentile(50), asked.percentile(95), alone.percentile(50), alone.percentile(95),
                        asked.percentile(50) / alone.percentile(50), after.ofService(before, SAMPLES),
                        after.ofPostgres(before, SAMPLES));
            }
            var goal = new Goal().most("p95", columns.median(1), mostMillis).besideBare(columns.median(4));
            out.accept("%-24s %,9d %8.2f %8.2f %9.2f %8.2f %8.2f %12.2f %10.2f  %s".formatted(name,
                    http.ask(request.get()), columns.median(0), columns.median(1), columns.median(2),
                    columns.median(3), columns.median(4), columns.median(5), columns.median(6), goal));
            return columns.median(0);
        }
    }

    private void loaded(QueryQuestion question, int rounds) throws IOException, InterruptedException {
        out.accept("%-24s %12s %12s %8s %24s %10s  %s".formatted(question.name() + ", " + QueryClients.COUNT + " clients",
                "requests/s", "bare/s", "ratio", "cpu ms/request: service", "postgres", "goal"));
        rate("each one new", () -> question.next(token), recorded.get(question.name()), LEAST_NEW, rounds);
        rate("all the same", () -> question.same(token), ofKept, LEAST_KEPT, rounds);
    }

    private void rate(String name, Supplier<byte[]> request, RecordedStatements statements, int least, int rounds)
            throws IOException, InterruptedException {
        var columns = new Columns(5);
        try (var clients = new QueryClients(); var bare = new QueryClients()) {
            var asking = clients.asking(stack.url(QUERY), request);
            var repeating = bare.repeating(postgres, statements);
            warmUp(asking, LEAST_LOAD);
            for (int round = 1; round <= rounds; round++) {
                var before = cpu();
                double asked = Load.rate(asking, LOAD);
                var after = cpu();
                double calls = asked * LOAD.toSeconds();
                double repeated = Load.rate(repeating, LOAD);
                columns.add(asked, repeated, repeated / asked, after.ofService(before, calls), after.ofPostgres(before, calls));
            }
        }
        var goal = new Goal().least("requests/s", columns.median(0), least).besideBare(columns.median(2));
        out.accept("%-24s %,12.0f %,12.0f %8.2f %24.2f %10.2f  %s".formatted(name, columns.median(0), columns.median(1),
                columns.median(2), columns.median(3), columns.median(4), goal));
    }

    private void grow(List<QueryQuestion> questions, Map<String, Double> small, long rows, int rounds)
            throws IOException, SQLException {
        out.accept("with %,d roll-up rows".formatted(account.grow(rows)));
        heading();
        for (var question : questions) {
            if (SIZED.contains(question.name())) {
                double before = small.getOrDefault(question.name(), 0.0);
                double after = alone(question, rounds);
                out.accept("%-24s p50 %.2f ms with few rows, %.2f ms with many: %s".formatted("", before, after,
                        new Goal().most("times", after / before, MOST_CHANGE)));
            }
        }
    }

    private CpuTime cpu() {
        return CpuTime.now(stack.process(QUERY).pid(), postmaster);
    }
}
