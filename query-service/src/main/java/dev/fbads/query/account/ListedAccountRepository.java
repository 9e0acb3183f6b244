package dev.fbads.query.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_ad_accounts}, each with its stored days in {@code facebook_day_ledger}. */
@ApplicationScoped
class ListedAccountRepository {

    /** A monthly slice counts all days of its month, whether or not daily slices of the month are stored too. */
    private static final String LISTED = """
            SELECT a.account_id, a.compte_id, a.name, a.currency, a.timezone_name, a.account_status, a.sync_status,
                   a.reauthorisation_needed, s.first_day, s.last_day, s.last_complete_day, s.days, s.last_synced_at
            FROM public.facebook_ad_accounts a
            LEFT JOIN (
                SELECT compte_id, account_id, min(first_day) AS first_day, max(last_day) AS last_day,
                       max(last_complete_day) AS last_complete_day, max(last_synced_at) AS last_synced_at,
                       sum(coalesce(whole_month, single_days))::bigint AS days
                FROM (SELECT compte_id, account_id, min(date_start) AS first_day, max(date_stop) AS last_day,
                             max(date_stop) FILTER (WHERE state <> 'open') AS last_complete_day,
                             max(fetched_at) AS last_synced_at, count(*) FILTER (WHERE granularity = 'day') AS single_days,
                             max(date_stop - date_start + 1) FILTER (WHERE granularity = 'month') AS whole_month
                      FROM public.facebook_day_ledger
                      WHERE breakdown_set = 'none'
                      GROUP BY compte_id, account_id, date_trunc('month', date_start)) AS months
                GROUP BY compte_id, account_id) AS s ON s.compte_id = a.compte_id AND s.account_id = a.account_id
            ORDER BY a.compte_id, a.account_id COLLATE "C"
            """;

    /** Every account the caller may see, once per compte, by compte and id. */
    Uni<List<ListedAccount>> visible(TenantSession session) {
        return session.list(LISTED, Tuple.tuple(), ListedAccountRepository::account);
    }

    private static ListedAccount account(Row row) {
        int status = row.getInteger("account_status");
        return new ListedAccount(row.getString("account_id"), row.getInteger("compte_id"), row.getString("name"),
                row.getString("currency"), row.getString("timezone_name"), status, AccountStatus.of(status),
                row.getString("sync_status"), row.getBoolean("reauthorisation_needed"), coverage(row));
    }

    private static StoredDays coverage(Row row) {
        if (row.getLocalDate("first_day") == null) {
            return StoredDays.NONE;
        }
        long days = row.getLong("days");
        long span = row.getLocalDate("last_day").toEpochDay() - row.getLocalDate("first_day").toEpochDay() + 1;
        return new StoredDays(row.getLocalDate("first_day"), row.getLocalDate("last_day"),
                row.getLocalDate("last_complete_day"),
                days, span - days, instant(row.getOffsetDateTime("last_synced_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant).orElse(null);
    }
}
