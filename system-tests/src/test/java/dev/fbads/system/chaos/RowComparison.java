package dev.fbads.system.chaos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.fbads.local.launcher.sql.Database;

/** Compares every stored row of an account's window with the reference data: none is missing, duplicated or different. */
final class RowComparison {

    private static final String STORED = """
            SELECT date_start, ad_id, impressions, clicks, spend, inline_link_clicks, inline_post_engagement, actions::text,
                   action_values::text, unique_actions::text
            FROM facebook_ads_data
            WHERE compte_id = ? AND account_id = ? AND breakdown_set = 'none' AND granularity = 'day'
              AND date_start BETWEEN ? AND ?
            """;

    private final Database database;
    private final SimulatorControl simulator;

    RowComparison(Database database, SimulatorControl simulator) {
        this.database = database;
        this.simulator = simulator;
    }

    /** The number of reference rows, and a line for each difference. */
    record Result(int rows, List<String> differences) {
    }

    private record Row(String key, String figures) {
    }

    Result compare(Account account, Window window) {
        Map<String, String> reference = new TreeMap<>();
        for (LocalDate day : window.days()) {
            simulator.ads(account, day)
                    .forEach(ad -> reference.put(day + " ad " + ad.path("id").asText(), Figures.ofReference(ad)));
        }
        List<String> differences = new ArrayList<>();
        Map<String, String> stored = new TreeMap<>();
        for (Row row : database.rows(STORED, row -> new Row(row.getString("date_start") + " ad " + row.getString("ad_id"),
                Figures.ofStored(row)), account.compteId(), account.accountId(), window.since(), window.until())) {
            if (stored.put(row.key(), row.figures()) != null) {
                differences.add("duplicated: %s %s".formatted(account.accountId(), row.key()));
            }
        }
        reference.forEach((key, figures) -> {
            var found = stored.remove(key);
            if (found == null) {
                differences.add("missing: %s %s".formatted(account.accountId(), key));
            } else if (!found.equals(figures)) {
                differences
                        .add("different: %s %s%n    stored    %s%n    reference %s".formatted(account.accountId(), key, found,
                                figures));
            }
        });
        stored.keySet().forEach(key -> differences.add("never delivered: %s %s".formatted(account.accountId(), key)));
        return new Result(reference.size(), differences);
    }
}
