package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    private static final Map<String, String> WITHOUT_CONTEXT_CACHE = Map.of("FBADS_CACHE_CONTEXT_MEMORY", "0");
    private static final int LEAST_NEW = 1000;
    private static final int LEAST_KEPT = 3000;
    private static final double MOST_CHANGE = 1.25;

    private final Stack stack;
    private final Consumer<String> out;
    private final QueryAccount account;
    private final String token;
    private final Map<String, RecordedStatements> recorded = new LinkedHashMap<>();
    private final Map<String, RecordedStatements> ofSorted = new LinkedHashMap<>();
    private RecordedStatements ofKept = new RecordedStatements(new byte[0], List.of(), List.of());

    /** @param stack which is the bench's own: whoever is not asked is stopped */
    public QueryBench(Stack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
        this.account = new QueryAccount(stack.backing().postgres());
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
            var table = new QueryTable(out, stack.backing().postgres().port(), CpuTime.postmaster(stack), rounds);
            var questions = QueryQuestion.all().stream().filter(question -> only.test(question.name())).toList();
            record(questions);
            recordSorted(named(questions, SORTED));
            IDLE.forEach(name -> stack.process(name).stop());
            ServiceProcess reading = stack.startReplica(QUERY, WITHOUT_CONTEXT_CACHE);
            ServiceProcess knowing = stack.process(QUERY);
            warmUp(reading, questions);
            warmUp(knowing, named(questions, SORTED));
            for (var question : named(questions, List.of(QueryQuestion.CAMPAIGNS))) {
                table.headingLoaded();
                table.loaded(asked(question, reading), LEAST_NEW);
                table.loaded(sorted(question, knowing), LEAST_NEW);
                table.loaded(kept(question, knowing), LEAST_KEPT);
            }
            table.headingAlone();
            Map<String, Double> small = new LinkedHashMap<>();
            for (var question : questions) {
                small.put(question.name(), table.alone(asked(question, reading), question.mostMillis()));
            }
            for (var question : named(questions, SORTED)) {
                table.alone(sorted(question, knowing), question.mostMillis());
            }
            for (var question : named(questions, KEPT)) {
                table.alone(kept(question, knowing), 0);
            }
            if (rows > 0) {
                grow(table, named(questions, SIZED), reading, small, rows);
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

    private QueryTable.Asked asked(QueryQuestion question, ServiceProcess service) {
        return new QueryTable.Asked(question.name(), question.samples(), service, () -> question.next(token),
                statements(recorded, question));
    }

    private QueryTable.Asked sorted(QueryQuestion question, ServiceProcess service) {
        return new QueryTable.Asked(question.name() + ", in another order", question.samples(), service,
                () -> question.next(token),
                statements(ofSorted, question));
    }

    private QueryTable.Asked kept(QueryQuestion question, ServiceProcess service) {
        return new QueryTable.Asked(question.name() + ", kept", question.samples(), service, () -> question.same(token),
                ofKept);
    }

    private static RecordedStatements statements(Map<String, RecordedStatements> of, QueryQuestion question) {
        return Optional.ofNullable(of.get(question.name())).orElseThrow();
    }

    /** What a service that remembers no sums says for each question. */
    private void record(List<QueryQuestion> questions) throws IOException {
        try (var service = RecordedService.start(stack, QUERY, WITHOUT_CONTEXT_CACHE)) {
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
                QueryTable.warmUp(clients.asking(service.url(), () -> question.next(token)), question.warmUp());
            }
        }
    }

    private void grow(QueryTable table, List<QueryQuestion> questions, ServiceProcess service, Map<String, Double> small,
            long rows) throws IOException, SQLException {
        out.accept("with %,d roll-up rows".formatted(account.grow(rows)));
        table.headingAlone();
        for (var question : questions) {
            double before = small.getOrDefault(question.name(), 0.0);
            double after = table.alone(asked(question, service), question.mostMillis());
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
}
