package dev.fbads.sync.ingest;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_daily_summary}: the specification's summary per campaign and day, of set {@code none}. */
@ApplicationScoped
class SummaryRepository {

    private static final String DAYS = " WHERE compte_id = $1 AND account_id = $2 AND date_start BETWEEN $3 AND $4";
    private static final String DELETE = "DELETE FROM facebook_daily_summary" + DAYS;
    private static final String INSERT = "INSERT INTO facebook_daily_summary SELECT * FROM facebook_daily_summary_source"
            + DAYS;

    /** Recomputes what depends on the job's slices. */
    Uni<Void> replace(SqlConnection connection, ClaimedJob job) {
        if (job.range().breakdownSet() != BreakdownSet.NONE || job.range().granularity() != Granularity.DAY) {
            return Uni.createFrom().voidItem();
        }
        Tuple days = Tuple.of(job.compteId(), job.accountId().value(), job.range().period().since(),
                job.range().period().until());
        return connection.preparedQuery(DELETE).execute(days)
                .chain(() -> connection.preparedQuery(INSERT).execute(days))
                .replaceWithVoid();
    }
}
