package dev.fbads.bench.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.demo.DemoPeriod;

/**
 * The upper bound of import throughput: {@code COPY} of the rows that an import stored, back into the same partitions with all
 * their indexes.
 *
 * @param rows the number of rows
 * @param elapsed time of {@code COPY} and its commit
 */
record CopyBaseline(long rows, Duration elapsed) {

    private static final String COLUMNS = """
            compte_id, user_id, account_id, campaign_id, campaign_name, adset_id, adset_name, ad_id, ad_name, breakdown_set,
            granularity, date_start, date_stop, impressions, reach, frequency, spend, clicks, unique_clicks, cpc, cpm, ctr,
            inline_link_clicks, inline_post_engagement, website_ctr, cost_per_inline_link_click, cost_per_unique_click, actions,
            action_values, unique_actions, age, gender, country, region, publisher_platform, platform_position,
            impression_device, sync_status, data_quality_score""";

    /** Deletes the account's rows of the period and copies them back. */
    static CopyBaseline of(PostgresService postgres, String account, DemoPeriod period) throws SQLException {
        // COPY FROM does not support row level security, so the superuser runs it.
        try (var connection = postgres.connect("postgres")) {
            connection.setAutoCommit(false);
            var file = Files.createTempFile("fbads-bench", ".copy");
            try {
                return run(connection, file, "account_id = '%s' AND date_start BETWEEN '%s' AND '%s'".formatted(account,
                        period.since(), period.until()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CopyBaseline run(Connection connection, Path file, String where) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (OutputStream out = Files.newOutputStream(file)) {
            copy.copyOut("COPY (SELECT %s FROM facebook_ads_data WHERE %s) TO STDOUT".formatted(COLUMNS, where), out);
        }
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM facebook_ads_data WHERE " + where);
        }
        connection.commit();
        long begin = System.nanoTime();
        long rows;
        try (InputStream in = Files.newInputStream(file)) {
            rows = copy.copyIn("COPY facebook_ads_data (%s) FROM STDIN".formatted(COLUMNS), in);
        }
        connection.commit();
        return new CopyBaseline(rows, Duration.ofNanos(System.nanoTime() - begin));
    }
}
