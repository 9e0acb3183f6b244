package dev.fbads.system.chaos;

import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.launcher.sql.Database;

/** Checks that ledger and summary match the rows and that no job, sync or message is left; each deviation is a line. */
final class StateCheck {

    private static final String RUNNING = """
            SELECT 'job ' || job_id || ' still runs' FROM facebook_sync_jobs WHERE state = 'running' AND account_id IN (%s)
            """;
    private static final String SYNCS = """
            SELECT 'sync ' || account_id || ' ' || date_start || ' is ' || status || coalesce(': ' || error_message, '')
            FROM facebook_sync_status
            WHERE status <> 'completed' AND compte_id = ? AND account_id = ? AND date_start BETWEEN ? AND ?
            """;
    private static final String JOBS = """
            SELECT 'job ' || account_id || ' ' || since || ' to ' || until || ' is ' || state || coalesce(': ' || error_message, '')
            FROM facebook_sync_jobs WHERE state <> 'done' AND compte_id = ? AND account_id = ? AND since BETWEEN ? AND ?
            """;
    private static final String OUTBOX = "SELECT 'message ' || id || ' for ' || topic || ' is not sent' FROM facebook_outbox";
    private static final String LEDGER = """
            SELECT 'ledger of ' || a.account_id || ' ' || day::date || CASE WHEN l.job_id IS NULL THEN ' is missing'
                   ELSE ' has ' || l.rows || ' rows, ' || l.spend || ', but there are ' || coalesce(d.rows, 0) || ', '
                        || coalesce(d.spend, 0) END
            FROM (VALUES (?, ?)) AS a (compte_id, account_id)
            CROSS JOIN generate_series(?::date, ?::date, INTERVAL '1 day') AS day
            LEFT JOIN facebook_day_ledger l ON l.compte_id = a.compte_id AND l.account_id = a.account_id
                AND l.breakdown_set = 'none' AND l.granularity = 'day' AND l.date_start = day
            LEFT JOIN (SELECT compte_id, account_id, date_start, count(*) AS rows, sum(spend) AS spend,
                              sum(impressions) AS impressions
                       FROM facebook_ads_data WHERE breakdown_set = 'none' AND granularity = 'day'
                       GROUP BY compte_id, account_id, date_start) d
                ON d.compte_id = a.compte_id AND d.account_id = a.account_id AND d.date_start = day
            WHERE l.job_id IS NULL OR l.rows <> coalesce(d.rows, 0) OR l.spend <> coalesce(d.spend, 0)
               OR l.impressions <> coalesce(d.impressions, 0)
            """;
    private static final String SUMMARY = """
            WITH source AS (
                SELECT compte_id, account_id, campaign_id, campaign_name, date_start, total_spend, total_impressions,
                       total_clicks, round(avg_ctr, 6), round(avg_cpc, 6), total_ads FROM facebook_daily_summary_source),
            maintained AS (
                SELECT compte_id, account_id, campaign_id, campaign_name, date_start, total_spend, total_impressions,
                       total_clicks, avg_ctr, avg_cpc, total_ads FROM facebook_daily_summary)
            SELECT 'summary of ' || account_id || ' campaign ' || campaign_id || ' ' || date_start || ' differs'
            FROM ((SELECT * FROM source EXCEPT SELECT * FROM maintained) UNION ALL (SELECT * FROM maintained EXCEPT SELECT * FROM source))
                AS differing
            """;

    private final Database database;

    StateCheck(Database database) {
        this.database = database;
    }

    /** Running jobs and unsent messages after the end of the imports, and summary rows that differ from their source. */
    List<String> leftovers(List<Account> accounts) {
        List<String> found = new ArrayList<>(lines(RUNNING.formatted(Account.ids(accounts))));
        found.addAll(lines(OUTBOX));
        found.addAll(lines(SUMMARY));
        return found;
    }

    /** Syncs and jobs of the windows that did not succeed, and days whose ledger entry differs from the rows. */
    List<String> deviations(Account account, List<Window> windows) {
        List<String> found = new ArrayList<>();
        for (var window : windows) {
            for (var sql : List.of(SYNCS, JOBS, LEDGER)) {
                found.addAll(lines(sql, account.compteId(), account.accountId(), window.since(), window.until()));
            }
        }
        return found;
    }

    private List<String> lines(String sql, Object... parameters) {
        return database.rows(sql, row -> row.getString(1), parameters);
    }
}
