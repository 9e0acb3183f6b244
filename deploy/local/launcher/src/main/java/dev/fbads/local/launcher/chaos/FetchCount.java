package dev.fbads.local.launcher.chaos;

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
 * How often each day of each account was asked of Meta: at most once, and once more for each strike that a run of the day's job
 * did not survive.
 */
final class FetchCount {

    private static final String BROKEN_RUNS = """
            SELECT account_id, date_start, date_stop, created_at - make_interval(secs => duration_seconds) AS begun, created_at
            FROM facebook_import_logs
            WHERE account_id LIKE ? AND status NOT IN ('success', 'partial') AND date_start BETWEEN ? AND ?
            """;

    private final Database database;
    private final Simulator simulator;
    private final Set<String> digits;

    FetchCount(Database database, Simulator simulator, List<Account> accounts) {
        this.database = database;
        this.simulator = simulator;
        this.digits = accounts.stream().map(Account::digits).collect(Collectors.toSet());
    }

    /** The highest count, and each day that was asked for too often in a line. */
    record Result(int most, List<String> deviations) {
    }

    private record AccountDay(String account, LocalDate day) {
    }

    private record BrokenRun(String account, LocalDate since, LocalDate until, Instant begin, Instant end) {

        boolean brings(AccountDay slice) {
            return account.equals(slice.account()) && !slice.day().isBefore(since) && !slice.day().isAfter(until);
        }
    }

    Result of(List<Window> windows, Strikes strikes) {
        Map<AccountDay, Integer> fetches = new HashMap<>();
        simulator.calls().stream().filter(this::beginsRows).forEach(call -> LocalDate.parse(call.path("since").asText())
                .datesUntil(LocalDate.parse(call.path("until").asText()).plusDays(1))
                .forEach(
                        day -> fetches.merge(new AccountDay("act_" + call.path("account_id").asText(), day), 1, Integer::sum)));
        var broken = windows.stream().flatMap(window -> brokenRuns(window).stream()).toList();
        List<String> deviations = new ArrayList<>();
        fetches.forEach((slice, count) -> {
            var runs = broken.stream().filter(run -> run.brings(slice)).map(run -> new Strikes.Run(run.begin(), run.end()))
                    .toList();
            long hits = strikes.hitting(runs);
            if (count > 1 + hits) {
                deviations.add(
                        "%s %s was fetched %d times, and hit %d times".formatted(slice.account(), slice.day(), count, hits));
            }
        });
        return new Result(fetches.values().stream().mapToInt(Integer::intValue).max().orElse(0), deviations);
    }

    /** The first page of the ads edge with insights, without breakdowns; the account's own totals are another question. */
    private boolean beginsRows(JsonNode call) {
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
