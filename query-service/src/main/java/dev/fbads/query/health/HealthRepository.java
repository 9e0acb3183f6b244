package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_import_logs}, {@code facebook_ad_accounts} and {@code facebook_day_ledger} for the health. */
@ApplicationScoped
class HealthRepository {

    private static final String COMPTES = """
            SELECT unnest(public.facebook_visible_comptes()) AS compte_id
            """;

    private static final String RUNS = """
            SELECT coalesce(sum(api_calls_made), 0)::bigint AS calls_made, coalesce(sum(api_calls_failed), 0)::bigint AS calls_failed,
                   count(*) FILTER (WHERE status NOT IN ('rate_limited', 'cancelled')) AS ended,
                   count(*) FILTER (WHERE status IN ('success', 'partial')) AS succeeded,
                   round(sum(graph_ms) / nullif(sum(api_calls_made) FILTER (WHERE graph_ms IS NOT NULL), 0), 1) AS call_average,
                   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY graph_ms / nullif(api_calls_made, 0))::numeric, 1) AS call_median,
                   round(percentile_cont(0.95) WITHIN GROUP (ORDER BY graph_ms / nullif(api_calls_made, 0))::numeric, 1) AS call_p95,
                   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY fetch_ms)::numeric, 1) AS fetch_median,
                   round(percentile_cont(0.95) WITHIN GROUP (ORDER BY fetch_ms)::numeric, 1) AS fetch_p95
            FROM (SELECT status, api_calls_made, api_calls_failed, (performance_metrics ->> 'graph_ms')::numeric AS graph_ms,
                         (performance_metrics ->> 'fetch_ms')::numeric AS fetch_ms
                  FROM public.facebook_import_logs
                  WHERE created_at >= $1 AND ($2::integer IS NULL OR compte_id = $2)) AS run
            """;

    /** Meta sends quota in percent, by kind; a run without a response from Meta has none. */
    private static final String ACCOUNTS = """
            SELECT a.compte_id, a.account_id, a.timezone_name, a.account_status NOT IN (2, 100, 101) AS deliverable,
                   a.reauthorisation_needed, run.status AS last_run,
                   coalesce(run.status NOT IN ('success', 'partial', 'rate_limited', 'cancelled'), false) AS last_run_failed,
                   quota.used, quota.created_at AS quota_at, stored.data_through, coalesce(stored.open_days, '{}') AS open_days
            FROM public.facebook_ad_accounts a
            LEFT JOIN LATERAL (
                SELECT l.status FROM public.facebook_import_logs l
                WHERE l.compte_id = a.compte_id AND l.account_id = a.account_id
                ORDER BY l.created_at DESC, l.id DESC LIMIT 1) AS run ON true
            LEFT JOIN LATERAL (
                SELECT l.created_at,
                       (SELECT round(max(kind.value::numeric) / 100, 4) FROM jsonb_each(l.facebook_quota_usage) AS kind
                        WHERE jsonb_typeof(kind.value) = 'number') AS used
                FROM public.facebook_import_logs l
                WHERE l.compte_id = a.compte_id AND l.account_id = a.account_id AND l.created_at >= $1
                  AND jsonb_typeof(l.facebook_quota_usage) = 'object' AND l.facebook_quota_usage <> '{}'::jsonb
                ORDER BY l.created_at DESC, l.id DESC LIMIT 1) AS quota ON true
            LEFT JOIN LATERAL (
                SELECT max(d.date_stop) AS data_through, array_agg(d.date_stop) FILTER (WHERE d.state = 'open') AS open_days
                FROM public.facebook_day_ledger d
                WHERE d.compte_id = a.compte_id AND d.account_id = a.account_id AND d.breakdown_set = 'none') AS stored ON true
            WHERE $2::integer IS NULL OR a.compte_id = $2
            ORDER BY a.compte_id, a.account_id COLLATE "C"
            """;

    /** The comptes of the caller, with or without accounts. */
    Uni<List<Integer>> comptes(TenantSession session) {
        return session.list(COMPTES, Tuple.tuple(), row -> row.getInteger(0));
    }

    /** @param compteId only of this compte; null for all of the caller's */
    Uni<RunFigures> runs(TenantSession session, Instant since, @Nullable Integer compteId) {
        return session.list(RUNS, Tuple.of(since.atOffset(ZoneOffset.UTC), compteId), HealthRepository::runs)
                .map(List::getFirst);
    }

    /** By compte and id. */
    Uni<List<AccountHealth>> accounts(TenantSession session, Instant since, @Nullable Integer compteId) {
        return session.list(ACCOUNTS, Tuple.of(since.atOffset(ZoneOffset.UTC), compteId), HealthRepository::account);
    }

    private static RunFigures runs(Row row) {
        return new RunFigures(row.getLong("calls_made"), row.getLong("calls_failed"), row.getLong("ended"),
                row.getLong("succeeded"), decimal(row, "call_average"), decimal(row, "call_median"), decimal(row, "call_p95"),
                decimal(row, "fetch_median"), decimal(row, "fetch_p95"));
    }

    private static AccountHealth account(Row row) {
        return new AccountHealth(row.getInteger("compte_id"), row.getString("account_id"), row.getString("timezone_name"),
                row.getBoolean("deliverable"), row.getBoolean("reauthorisation_needed"), row.getString("last_run"),
                row.getBoolean("last_run_failed"), decimal(row, "used"),
                Optional.ofNullable(row.getOffsetDateTime("quota_at")).map(OffsetDateTime::toInstant).orElse(null),
                row.getLocalDate("data_through"), Arrays.asList(row.getArrayOfLocalDates("open_days")));
    }

    private static @Nullable BigDecimal decimal(Row row, String column) {
        return row.getBigDecimal(column);
    }
}
