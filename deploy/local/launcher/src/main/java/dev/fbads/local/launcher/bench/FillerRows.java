package dev.fbads.local.launcher.bench;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import dev.fbads.local.launcher.sql.Database;

/** Many rows of another compte, as an import would have left them, spread evenly over the last months. */
final class FillerRows {

    private static final int MONTHS = 12;
    private static final int ADS = 5_000;
    private static final int DAYS_AT_A_TIME = 20;
    private static final String COMPTE = "INSERT INTO comptes (id, nom) VALUES (9001, 'Filler') ON CONFLICT DO NOTHING";
    private static final String PARTITIONS = "SELECT facebook_ensure_partitions(DATE '%s', DATE '%s')";
    private static final String INSERT = """
            INSERT INTO facebook_ads_data (compte_id, user_id, account_id, campaign_id, campaign_name, adset_id, adset_name,
                ad_id, ad_name, breakdown_set, granularity, date_start, date_stop, impressions, reach, frequency, spend, clicks,
                unique_clicks, cpc, cpm, ctr, inline_link_clicks, actions)
            SELECT 9001, 'filler', 'act_66' || ad / %1$d, '6600' || ad / 100, 'Campaign ' || ad / 100, '6601' || ad / 20,
                   'Ad set ' || ad / 20, '6602' || ad, 'Ad ' || ad, 'none', 'day', day::date, day::date, 1000 + ad %% 977, 900,
                   1.1, 12.34, 20 + ad %% 13, 18, 0.6, 11.2, 2.1, 15,
                   '[{"action_type": "link_click", "value": "15"}, {"action_type": "purchase", "value": "2"}]'
            FROM generate_series(DATE '%2$s', DATE '%3$s', INTERVAL '1 day') AS day, generate_series(1, %4$d) AS ad
            """;

    private FillerRows() {
    }

    /** At least so many rows, a transaction for every few days. */
    static void store(Database database, LocalDate newest, long rows) {
        var oldest = newest.minusMonths(MONTHS);
        long days = oldest.until(newest, ChronoUnit.DAYS);
        long adsADay = Math.ceilDiv(rows, days);
        database.execute(COMPTE, PARTITIONS.formatted(oldest, newest));
        for (var from = oldest; from.isBefore(newest); from = from.plusDays(DAYS_AT_A_TIME)) {
            var end = from.plusDays(DAYS_AT_A_TIME - 1L);
            var to = end.isBefore(newest) ? end : newest.minusDays(1);
            database.execute(INSERT.formatted(ADS, from, to, adsADay));
        }
        database.execute("ANALYZE facebook_ads_data");
    }
}
