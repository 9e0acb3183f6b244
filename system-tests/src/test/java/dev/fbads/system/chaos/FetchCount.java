package dev.fbads.system.chaos;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.sql.Database;

/**
 * Counts how often each day of each account was fetched. Allowed is one fetch, and one more for each interruption that broke a
 * run of the day's job.
 */
final class FetchCount {

    private static final String BROKEN_RUNS = """
            SELECT account_id, date_start, date_stop, created_at - make_interval(secs => duration_seconds) AS begun, created_at
            FROM facebook_import_logs
            WHERE account_id LIKE ? AND status NOT IN ('success', 'partial') AND date_start BETWEEN ? AND ?
            """;

    private final Database database;
    private final SimulatorControl simulator;
    private final Set<String> digits;

    FetchCount(Database database, SimulatorControl simulator, List<Account> accounts) {
        this.database = database;
        this.simulator = simulator;
        this.digits = accounts.stream().map(Account::digits).collect(Collectors.toSet());
    }

    /** The highest count, and a line for each day that was fetched too often. */
    record Result(int most, List<String> deviations) {
    }

    private record AccountDay(String account, LocalDate day) {
    }

    private record BrokenRun(String account, LocalDate since, LocalDate until, Instant begin, Instant end) {

        boolean covers(AccountDay slice) {
            return account.equals(slice.account()) && !slice.day().isBefore(since) && !slice.day().isAfter(until);
        }
    }

    Result of(List<Window> windows, Interruptions interruptions) {
        Map<AccountDay, Integer> fetches = new HashMap<>();
        simulator.calls().stream().filter(this::startsFetch).forEach(call -> LocalDate.parse(call.path("since").asText())
                .datesUntil(LocalDate.parse(call.path("until").asText()).plusDays(1))
                .forEach(
                        day -> fetches.merge(new AccountDay("act_" + call.path("account_id").asText(), day), 1, Integer::sum)));
        var broken = windows.stream().flatMap(window -> brokenRuns(window).stream()).toList();
        List<String> deviations = new ArrayList<>();
        fetches.forEach((slice, count) -> {
            var runs = broken.stream().filter(run -> run.covers(slice))
                    .map(run -> new Interruptions.Run(run.begin(), run.end()))
                    .toList();
            long interrupted = interruptions.overlapping(runs);
            if (count > 1 + interrupted) {
                deviations.add(
                        "%s %s was fetched %d times after %d interruptions".formatted(slice.account(), slice.day(), count,
                                interrupted));
            }
        });
        return new Result(fetches.values().stream().mapToInt(Integer::intValue).max().orElse(0), deviations);
    }

    /** Whether the call is the first page of the ads edge with insights and without breakdowns. */
    private boolean startsFetch(JsonNode call) {
        return digits.contains(call.path("account_id").asText())
                && call.path("path").asText().endsWith("/ads") && call.path("after").asText("").isEmpty() && call.has("since")
                && call.path("breakdowns").isEmpty();
    }

    private List<BrokenRun> brokenRuns(Window window) {
        return database.rows(BROKEN_RUNS,
                row -> new BrokenRun(row.getString("account_id"), row.getObject("date_start", LocalDate.class),
                        row.getObject("date_stop", LocalDate.class), row.getTimestamp("begun").toInstant(),
                        row.getTimestamp("created_at").toInstant()),
                Accounts.GENERATED, window.since(), window.until());
    }
}
