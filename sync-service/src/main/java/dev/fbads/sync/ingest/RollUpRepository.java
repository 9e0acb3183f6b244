package dev.fbads.sync.ingest;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What is computed from a slice's rows, replaced with them. Only set {@code none} is rolled up. */
@ApplicationScoped
class RollUpRepository {

    private static final String SLICES = """
            WHERE compte_id = $1 AND account_id = $2 AND granularity = $3 AND date_start BETWEEN $4 AND $5
            """;
    private static final String DELETE_METRICS = "DELETE FROM facebook_ad_metrics " + SLICES;
    private static final String INSERT_METRICS = "INSERT INTO facebook_ad_metrics SELECT * FROM facebook_ad_metrics_source "
            + SLICES;
    private static final String DAYS = "WHERE compte_id = $1 AND account_id = $2 AND date_start BETWEEN $3 AND $4";
    private static final String DELETE_SUMMARY = "DELETE FROM facebook_daily_summary " + DAYS;
    private static final String INSERT_SUMMARY = "INSERT INTO facebook_daily_summary SELECT * FROM facebook_daily_summary_source "
            + DAYS;

    /** Recomputes what depends on the job's slices. */
    Uni<Void> replace(SqlConnection connection, ClaimedJob job) {
        if (job.range().breakdownSet() != BreakdownSet.NONE) {
            return Uni.createFrom().voidItem();
        }
        Tuple slices = Tuple.of(job.compteId(), job.accountId().value(), job.range().granularity().wire(),
                job.range().period().since(), job.range().period().until());
        Uni<Void> metrics = run(connection, List.of(DELETE_METRICS, INSERT_METRICS), slices);
        if (job.range().granularity() != Granularity.DAY) {
            return metrics;
        }
        Tuple days = Tuple.of(job.compteId(), job.accountId().value(), job.range().period().since(),
                job.range().period().until());
        return metrics.chain(() -> run(connection, List.of(DELETE_SUMMARY, INSERT_SUMMARY), days));
    }

    private static Uni<Void> run(SqlConnection connection, List<String> statements, Tuple parameters) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String statement : statements) {
            all = all.chain(() -> connection.preparedQuery(statement).execute(parameters).replaceWithVoid());
        }
        return all;
    }
}
