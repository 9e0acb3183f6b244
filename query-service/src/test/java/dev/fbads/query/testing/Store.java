package dev.fbads.query.testing;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.local.backing.postgres.DatabaseRole;

/** Writes the data that sync-service writes, as the owner of the tables. */
public final class Store implements AutoCloseable {

    private final Connection connection;

    private Store(Connection connection) {
        this.connection = connection;
    }

    public static Store open() throws SQLException {
        return new Store(BackingServicesTestResource.current().postgres().connect(DatabaseRole.OWNER.roleName()));
    }

    /** Deletes all rows. */
    public void clear() throws SQLException {
        execute("TRUNCATE public.comptes CASCADE");
    }

    public void compte(int compteId, String... members) throws SQLException {
        execute("INSERT INTO public.comptes (id, nom) VALUES (?, 'compte')", compteId);
        for (String member : members) {
            execute("INSERT INTO public.compte_users_clients (compte_id, user_id) VALUES (?, ?)", compteId, member);
        }
    }

    public void account(int compteId, String accountId, String zone) throws SQLException {
        account(compteId, accountId, zone, "CAD");
    }

    public void account(int compteId, String accountId, String zone, String currency) throws SQLException {
        execute("""
                INSERT INTO public.facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)
                VALUES (?, ?, ?, ?, ?)
                """, compteId, accountId, "Account " + accountId, currency, zone);
    }

    public void ledger(int compteId, String accountId, Granularity granularity, LocalDate since, LocalDate until, String state)
            throws SQLException {
        execute("""
                INSERT INTO public.facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop,
                    state, fetched_at, rows, spend, impressions, job_id)
                VALUES (?, ?, 'none', ?, ?, ?, ?, ?::date + TIME '06:00' AT TIME ZONE 'UTC', 0, 0, 0, ?)
                """,
                compteId, accountId, granularity.wire(), since, until, state, until.plusDays(1), UUID.randomUUID());
    }

    /** A row of breakdown set none; roll-ups hold it after {@link #rollUp}. */
    public void row(int compteId, String accountId, AdRow row) throws SQLException {
        row(compteId, accountId, row, "none", null);
    }

    /** Builds the roll-ups of an account from its rows. */
    public void rollUp(int compteId, String accountId) throws SQLException {
        execute("SELECT public.facebook_rebuild_rollups(?, ?)", compteId, accountId);
    }

    /** Marks an account as suspended by Meta. */
    public void suspend(int compteId, String accountId) throws SQLException {
        execute("""
                UPDATE public.facebook_ads_data SET sync_status = 'account_suspended' WHERE compte_id = ? AND account_id = ?
                """, compteId, accountId);
        execute("""
                UPDATE public.facebook_ad_accounts SET sync_status = 'account_suspended' WHERE compte_id = ? AND account_id = ?
                """, compteId, accountId);
    }

    /** A row of any breakdown set. */
    public void row(int compteId, String accountId, AdRow row, String breakdownSet, String age)
            throws SQLException {
        execute("SELECT public.facebook_ensure_partitions(?, ?)", row.since(), row.until());
        execute("""
                INSERT INTO public.facebook_ads_data (compte_id, user_id, account_id, campaign_id, campaign_name, adset_id, ad_id,
                    breakdown_set, granularity, date_start, date_stop, impressions, clicks, spend, reach, unique_clicks,
                    inline_link_clicks, inline_post_engagement, actions, action_values, unique_actions, age)
                VALUES (?, 'importer', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?)
                """,
                compteId, accountId, row.campaignId(), "name on " + row.since(), row.adsetId(), row.adId(), breakdownSet,
                row.granularity().wire(), row.since(), row.until(), row.impressions(), row.clicks(), row.spend(), row.reach(),
                row.uniqueClicks(), row.inlineLinkClicks(), row.inlinePostEngagement(), items(row.actions(), BigDecimal.ONE),
                items(row.actions(), new BigDecimal("2.5")), items(row.actions(), BigDecimal.ONE), age);
    }

    /** The newest name and parents of a campaign, ad set or ad. */
    public void object(int compteId, String accountId, String level, String id, String name, String campaignId, String adsetId)
            throws SQLException {
        execute("""
                INSERT INTO public.facebook_ad_objects (compte_id, account_id, level, object_id, name, campaign_id, adset_id,
                    status, named_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, '2026-03-01')
                ON CONFLICT DO NOTHING
                """, compteId, accountId, level, id, name, campaignId, adsetId, level.equals("ad") ? "ACTIVE" : null);
    }

    /** Executes a change as the owner. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each by column name. */
    public List<Map<String, Object>> select(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<Map<String, Object>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Map<String, Object> row = new HashMap<>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.put(found.getMetaData().getColumnLabel(column), found.getObject(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** An array parameter. */
    public Array array(List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String items(Map<String, BigDecimal> actions, BigDecimal factor) {
        return actions.entrySet()
                .stream()
                .map(action -> "{\"action_type\":\"%s\",\"value\":\"%s\",\"7d_click\":\"9999\"}".formatted(action.getKey(),
                        action.getValue().multiply(factor).toPlainString()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Executes a statement. */
    public void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            statement.execute();
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
