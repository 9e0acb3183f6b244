package dev.fbads.local.launcher.chaos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.fbads.local.launcher.sql.Database;

/** Every stored row of an account's window beside the truth: none is lost, doubled or different. */
final class RowComparison {

    private static final String STORED = """
            SELECT date_start, ad_id, impressions, clicks, spend, inline_link_clicks, inline_post_engagement, actions::text,
                   action_values::text, unique_actions::text
            FROM facebook_ads_data
            WHERE compte_id = ? AND account_id = ? AND breakdown_set = 'none' AND granularity = 'day'
              AND date_start BETWEEN ? AND ?
            """;

    private final Database database;
    private final Simulator simulator;

    RowComparison(Database database, Simulator simulator) {
        this.database = database;
        this.simulator = simulator;
    }

    /** How many rows the truth has, and each difference in a line. */
    record Result(int rows, List<String> differences) {
    }

    private record Row(String key, String figures) {
    }

    Result compare(Account account, Window window) {
        Map<String, String> truth = new TreeMap<>();
        for (LocalDate day : window.days()) {
            simulator.ads(account, day).forEach(ad -> truth.put(day + " ad " + ad.path("id").asText(), Figures.ofTruth(ad)));
        }
        List<String> differences = new ArrayList<>();
        Map<String, String> stored = new TreeMap<>();
        for (Row row : database.rows(STORED, row -> new Row(row.getString("date_start") + " ad " + row.getString("ad_id"),
                Figures.ofStored(row)), account.compteId(), account.accountId(), window.since(), window.until())) {
            if (stored.put(row.key(), row.figures()) != null) {
                differences.add("doubled: %s %s".formatted(account.accountId(), row.key()));
            }
        }
        truth.forEach((key, figures) -> {
            var found = stored.remove(key);
            if (found == null) {
                differences.add("lost: %s %s".formatted(account.accountId(), key));
            } else if (!found.equals(figures)) {
                differences.add("different: %s %s%n    stored %s%n    truth  %s".formatted(account.accountId(), key, found,
                        figures));
            }
        });
        stored.keySet().forEach(key -> differences.add("never delivered: %s %s".formatted(account.accountId(), key)));
        return new Result(truth.size(), differences);
    }
}
