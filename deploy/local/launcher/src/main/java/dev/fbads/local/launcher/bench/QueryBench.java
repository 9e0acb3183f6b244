package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    /** Tables that somebody sorts and turns the pages of. */
    private static final List<String> SORTED = List.of(QueryQuestion.CAMPAIGNS, "ads, 50 shown");
    private static final Map<String, String> WITHOUT_KNOWN_SUMS = Map.of("FBADS_CACHE_MAX_ROWS", "0");
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
    private final Map<String, RecordedStatements> ofSorted = new LinkedHashMap<>();
    private RecordedStatements ofKept = new RecordedStatements(new byte[0], List.of(), List.of());
    private long postmaster;

    /** Whom a line of the table asks for what, and what that is beside. */
    private record Asked(String name, ServiceProcess service, Supplier<byte[]> request, RecordedStatements statements) {
    }

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
            recordSorted(named(questions, SORTED));
            IDLE.forEach(name -> stack.process(name).stop());
            ServiceProcess reading = stack.startReplica(QUERY, WITHOUT_KNOWN_SUMS);
            ServiceProcess knowing = stack.process(QUERY);
            warmUp(reading, questions);
            warmUp(knowing, named(questions, SORTED));
            for (var question : named(questions, List.of(QueryQuestion.CAMPAIGNS))) {
                loaded(question, reading, knowing, rounds);
            }
            heading();
            Map<String, Double> small = new LinkedHashMap<>();
            for (var question : questions) {
                small.put(question.name(), alone(asked(question, reading), question.mostMillis(), rounds));
            }
            for (var question : named(questions, SORTED)) {
                alone(sorted(question, knowing), question.mostMillis(), rounds);
            }
            for (var question : named(questions, KEPT)) {
                alone(kept(question, knowing), 0, rounds);
            }
            if (rows > 0) {
                grow(named(questions, SIZED), reading, small, rows, rounds);
            }
        } catch (IOException | SQLException | StackException e) {
            throw new StackException("the bench broke off: %s%n%s".formatted(e, ends()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static List<QueryQuestion> named(List<QueryQuestion> questions, List<String> names) {
        return questions.stream().filter(question -> names.contains(question.name())).toList();
    }

    private Asked asked(QueryQuestion question, ServiceProcess service) {
        return new Asked(question.name(), service, () -> question.next(token), statements(recorded, question));
    }

    private Asked sorted(QueryQuestion question, ServiceProcess service) {
        return new Asked(question.name() + ", in another order", service, () -> question.next(token),
                statements(ofSorted, question));
    }

    private Asked kept(QueryQuestion question, ServiceProcess service) {
        return new Asked(question.name() + ", kept", service, () -> question.same(token), ofKept);
    }

    private static RecordedStatements statements(Map<String, RecordedStatements> of, QueryQuestion question) {
        return Optional.ofNullable(of.get(question.name())).orElseThrow();
    }

    /** What a service that remembers no sums says for each question. */
    private void record(List<QueryQuestion> questions) throws IOException {
        try (var service = RecordedService.start(stack, QUERY, WITHOUT_KNOWN_SUMS)) {
            for (var question : questions) {
                service.saidFor(question.next(token));
                byte[] request = question.next(token);
                recorded.put(question.name(), service.saidFor(request));
                ofKept = service.saidFor(request);
            }
        }
    }

    /** What one says that knows the sums. */
    private void recordSorted(List<QueryQuestion> questions) throws IOException {
        try (var service = RecordedService.start(stack, QUERY, Map.of())) {
            for (var question : questions) {
                service.saidFor(question.next(token));
                ofSorted.put(question.name(), service.saidFor(question.next(token)));
            }
        }
    }

    private void warmUp(ServiceProcess service, List<QueryQuestion> questions) throws IOException, InterruptedException {
        for (var question : questions) {
            try (var clients = new QueryClients()) {
                warmUp(clients.asking(service.url(), () -> question.next(token)), question.warmUp());
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
        out.accept("%-32s %9s %8s %8s %9s %8s %8s %12s %10s  %s".formatted("one at a time, ms", "body", "p50", "p95",
                "bare p50", "p95", "ratio", "cpu service", "postgres", "goal"));
    }

    /** @return the median of its p50, in milliseconds */
    private double alone(Asked asked, int mostMillis, int rounds) throws IOException {
        try (var http = PlainHttp.open(asked.service().url()); var bare = BareConnection.open(postgres, asked.statements())) {
            Timings.of(WARM_UP, () -> http.ask(asked.request().get()));
            Timings.of(WARM_UP, bare::repeat);
            var columns = new Columns(7);
            for (int round = 0; round < rounds; round++) {
                var before = cpu(asked.service());
                var answers = Timings.of(SAMPLES, () -> http.ask(asked.request().get()));
                var after = cpu(asked.service());
                var alone = Timings.of(SAMPLES, bare::repeat);
                columns.add(answers.percentile(50), answers.percentile(95), alone.percentile(50), alone.percentile(95),
                        answers.percentile(50) / alone.percentile(50), after.ofService(before, SAMPLES),
                        after.ofPostgres(before, SAMPLES));
            }
            var goal = new Goal().most("p95", columns.median(1), mostMillis).besideBare(columns.median(4));
            out.accept("%-32s %,9d %8.2f %8.2f %9.2f %8.2f %8.2f %12.2f %10.2f  %s".formatted(asked.name(),
                    http.ask(asked.request().get()), columns.median(0), columns.median(1), columns.median(2),
                    columns.median(3), columns.median(4), columns.median(5), columns.median(6), goal));
            return columns.median(0);
        }
    }

    private void loaded(QueryQuestion question, ServiceProcess reading, ServiceProcess knowing, int rounds)
            throws IOException, InterruptedException {
        out.accept(
                "%-32s %12s %12s %8s %24s %10s  %s".formatted(QueryClients.COUNT + " clients", "requests/s", "bare/s", "ratio",
                        "cpu ms/request: service", "postgres", "goal"));
        rate(asked(question, reading), LEAST_NEW, rounds);
        rate(sorted(question, knowing), LEAST_NEW, rounds);
        rate(kept(question, knowing), LEAST_KEPT, rounds);
    }

    private void rate(Asked asked, int least, int rounds) throws IOException, InterruptedException {
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

    private void grow(List<QueryQuestion> questions, ServiceProcess service, Map<String, Double> small, long rows, int rounds)
            throws IOException, SQLException {
        out.accept("with %,d roll-up rows".formatted(account.grow(rows)));
        heading();
        for (var question : questions) {
            double before = small.getOrDefault(question.name(), 0.0);
            double after = alone(asked(question, service), question.mostMillis(), rounds);
            out.accept("%-32s p50 %.2f ms with few rows, %.2f ms with many: %s".formatted("", before, after,
                    new Goal().most("times", after / before, MOST_CHANGE)));
        }
    }

    private String ends() {
        return stack.processes()
                .stream()
                .filter(process -> process.name().startsWith(QUERY))
                .map(process -> "the end of the log of %s:%n%s".formatted(process.name(), process.lastLines()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private CpuTime cpu(ServiceProcess service) {
        return CpuTime.now(service.pid(), postmaster);
    }
}
