package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * How long a question to the query service takes, and how long its statements take alone: the very same bytes, on a bare
 * connection. 500 ads, 90 days, in the period that stored blocks of days cover worst (22 of them), with totals and actions. The
 * two take turns, so that a noisy machine disturbs both alike.
 */
public final class QueryBench {

    /** The instant at which the services are to believe that they start. */
    public static final String NOW = "2026-11-21T16:00:00Z";

    private static final String QUERY = "query-service";
    private static final List<String> IDLE = List.of("notifier-service", "sync-service", "fb-gateway-service",
            "graph-simulator");
    private static final String PERIOD = "?account_id=" + QueryAccount.ID + "&since=" + QueryAccount.NEWEST.minusDays(89)
            + "&until=" + QueryAccount.NEWEST;
    private static final String COMPARED = "&compare=previous_period";
    private static final String LOADED = "campaigns";
    private static final Map<String, String> QUESTIONS = questions();
    private static final int SAMPLES = 100;
    private static final int WARM_UP = 40;
    private static final int CLIENTS = 16;
    /** By number and not by time: a compiler that shares the machine needs as many calls as any, but longer. */
    private static final int WARM_UP_CALLS = 3000;
    private static final Duration WARMING = Duration.ofSeconds(2);
    private static final Duration LOAD = Duration.ofSeconds(5);

    private final Stack stack;
    private final Consumer<String> out;
    private final int postgres;
    private final String token;
    private long postmaster;

    /** @param stack which is the bench's own: whoever is not asked is stopped */
    public QueryBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
        this.postgres = stack.backing().postgres().port();
        this.token = stack.token("client");
    }

    /**
     * @param rows that the table of roll-ups is to have at least, less one account's
     * @param rounds after one that warms up
     */
    public void run(long rows, int rounds) {
        try {
            long stored = new QueryAccount(stack.backing().postgres()).store(rows);
            out.accept("reads of %s: 500 ads x 90 days, %,d roll-up rows in all, one query service with %s".formatted(
                    QueryAccount.ID, stored, String.join(" ", stack.jvmOptions())));
            postmaster = CpuTime.postmaster(stack);
            var recorded = record();
            IDLE.forEach(name -> stack.process(name).stop());
            warmUp();
            alone(recorded, rounds);
            loaded(recorded.get(LOADED), rounds);
        } catch (IOException | SQLException e) {
            throw new StackException("the bench broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        for (String level : List.of("account", LOADED, "adsets", "ads")) {
            String limit = level.equals("ads") ? "&limit=500" : "&limit=100";
            questions.put(level, level + PERIOD + limit);
            questions.put(level + ", compared", level + PERIOD + limit + COMPARED);
        }
        questions.put("ads, 50 shown", "ads" + PERIOD + "&limit=50");
        questions.put("ads, 50 shown, compared", "ads" + PERIOD + "&limit=50" + COMPARED);
        return questions;
    }

    /** What a service says for each question; another one than the measured one, which has nobody before its database. */
    private Map<String, RecordedStatements> record() throws IOException {
        Map<String, RecordedStatements> recorded = new LinkedHashMap<>();
        try (var recorder = StatementRecorder.before(postgres);
                ServiceProcess service = stack.startReplica(QUERY, Map.of("FBADS_DB_HOST", "127.0.0.1", "FBADS_DB_PORT",
                        Integer.toString(recorder.port()), "FBADS_QUERY_POOL_SIZE", "1"));
                var http = PlainHttp.open(service.url())) {
            for (var question : QUESTIONS.entrySet()) {
                byte[] request = request(question.getValue());
                http.ask(request);
                recorder.forget();
                http.ask(request);
                recorded.put(question.getKey(), recorder.recorded());
            }
        }
        return recorded;
    }

    private void warmUp() throws IOException, InterruptedException {
        for (String question : List.of("ads", "ads, compared", LOADED)) {
            try (var clients = new Clients()) {
                var asking = clients.asking(stack.url(QUERY), request(QUESTIONS.get(question)));
                for (double calls = 0; calls < WARM_UP_CALLS;) {
                    calls += Load.rate(asking, WARMING) * WARMING.toSeconds();
                }
            }
        }
    }

    private void alone(Map<String, RecordedStatements> recorded, int rounds) throws IOException {
        out.accept("%-24s %9s %8s %8s %9s %8s %8s %12s %10s".formatted("one at a time, ms", "body", "p50", "p95", "bare p50",
                "p95", "ratio", "cpu service", "postgres"));
        for (var question : QUESTIONS.entrySet()) {
            byte[] request = request(question.getValue());
            try (var http = PlainHttp.open(stack.url(QUERY));
                    var bare = BareConnection.open(postgres, recorded.get(question.getKey()))) {
                Timings.of(WARM_UP, () -> http.ask(request));
                Timings.of(WARM_UP, bare::repeat);
                var columns = new Columns(7);
                for (int round = 0; round < rounds; round++) {
                    var before = cpu();
                    var asked = Timings.of(SAMPLES, () -> http.ask(request));
                    var after = cpu();
                    var alone = Timings.of(SAMPLES, bare::repeat);
                    columns.add(asked.percentile(50), asked.percentile(95), alone.percentile(50), alone.percentile(95),
                            asked.percentile(50) / alone.percentile(50), after.ofService(before, SAMPLES),
                            after.ofPostgres(before, SAMPLES));
                }
                out.accept("%-24s %,9d %8.2f %8.2f %9.2f %8.2f %8.2f %12.2f %10.2f".formatted(question.getKey(),
                        http.ask(request), columns.median(0), columns.median(1), columns.median(2), columns.median(3),
                        columns.median(4), columns.median(5), columns.median(6)));
            }
        }
    }

    private void loaded(RecordedStatements recorded, int rounds) throws IOException, InterruptedException {
        out.accept("%-24s %14s %14s %22s %12s".formatted(LOADED + ", " + CLIENTS + " clients", "requests/s", "bare/s",
                "cpu ms/request service", "postgres"));
        var columns = new Columns(4);
        byte[] request = request(QUESTIONS.get(LOADED));
        try (var clients = new Clients(); var bare = new Clients()) {
            var asking = clients.asking(stack.url(QUERY), request);
            var repeating = bare.repeating(postgres, recorded);
            for (int round = 1; round <= rounds; round++) {
                var before = cpu();
                double asked = Load.rate(asking, LOAD);
                var after = cpu();
                double calls = asked * LOAD.toSeconds();
                double repeated = Load.rate(repeating, LOAD);
                columns.add(asked, repeated, after.ofService(before, calls), after.ofPostgres(before, calls));
            }
        }
        out.accept("%-24s %,14.0f %,14.0f %22.2f %12.2f".formatted("median of " + rounds, columns.median(0), columns.median(1),
                columns.median(2), columns.median(3)));
    }

    private CpuTime cpu() {
        return CpuTime.now(stack.process(QUERY).pid(), postmaster);
    }

    private byte[] request(String question) {
        return PlainHttp.request(URI.create("/api/facebook/data/" + question).toString(), token);
    }

    /** Connections that end together. */
    private static final class Clients implements AutoCloseable {

        private final List<AutoCloseable> open = new ArrayList<>();

        List<Timings.Call> asking(String service, byte[] request) throws IOException {
            List<Timings.Call> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                var http = PlainHttp.open(service);
                open.add(http);
                calls.add(() -> http.ask(request));
            }
            return calls;
        }

        List<Timings.Call> repeating(int postgres, RecordedStatements recorded) throws IOException {
            List<Timings.Call> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                var bare = BareConnection.open(postgres, recorded);
                open.add(bare);
                calls.add(bare::repeat);
            }
            return calls;
        }

        @Override
        public void close() throws IOException {
            for (var connection : open) {
                try {
                    connection.close();
                } catch (Exception e) {
                    throw new IOException("a connection does not close", e);
                }
            }
        }
    }

    /** Figures of some rounds, side by side. */
    private static final class Columns {

        private final List<List<Double>> columns = new ArrayList<>();

        Columns(int count) {
            for (int i = 0; i < count; i++) {
                columns.add(new ArrayList<>());
            }
        }

        void add(double... figures) {
            for (int i = 0; i < figures.length; i++) {
                columns.get(i).add(figures[i]);
            }
        }

        double median(int column) {
            return Median.of(columns.get(column));
        }
    }
}
