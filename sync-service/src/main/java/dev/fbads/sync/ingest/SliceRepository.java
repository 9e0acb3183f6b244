package dev.fbads.sync.ingest;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows of slices in {@code facebook_ads_data}. */
@ApplicationScoped
class SliceRepository {

    private static final String DELETE = """
            DELETE FROM facebook_ads_data
            WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = $3 AND granularity = $4
              AND date_start BETWEEN $5 AND $6
            """;
    /** A row that another job wrote meanwhile is an error: it would be counted twice in the roll-ups. */
    private static final String INSERT = RowBatch
            .insertSql(List.of("compte_id", "user_id", "account_id", "breakdown_set", "granularity"));
    /** Pages may shift under a reader, and a row come twice: the first one stays. */
    private static final String INSERT_NEW = INSERT + " ON CONFLICT DO NOTHING";

    /** Removes the job's slices and says how many rows they had. */
    Uni<Integer> delete(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(DELETE)
                .execute(Tuple.from(SliceKey.of(job)))
                .map(result -> result.rowCount());
    }

    /** Adds rows and says how many were new. Of set {@code none} all are: {@link SeenAds} let each through once. */
    Uni<Integer> insert(SqlConnection connection, ClaimedJob job, List<AdRow> rows) {
        List<Object> constants = List.of(job.compteId(), job.userId(), job.accountId().value(),
                job.range().breakdownSet().wire(), job.range().granularity().wire());
        return connection.preparedQuery(job.range().breakdownSet() == BreakdownSet.NONE ? INSERT : INSERT_NEW)
                .execute(RowBatch.parameters(constants, rows))
                .map(result -> result.rowCount());
    }
}
