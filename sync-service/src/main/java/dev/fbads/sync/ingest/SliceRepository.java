package dev.fbads.sync.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.ledger.SliceTotals;
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
    /** A row that exists already is an error: it would be counted twice in the roll-ups. */
    private static final String INSERT = RowBatch
            .insertSql(List.of("compte_id", "user_id", "account_id", "breakdown_set", "granularity"));
    /** Pages may shift while they are read, so that a row arrives twice: the first one is stored. */
    private static final String INSERT_NEW = INSERT + " ON CONFLICT DO NOTHING";

    private static final String TOTALS = """
            SELECT date_start, count(*)::integer AS rows, sum(spend) AS spend, sum(impressions)::bigint AS impressions
            FROM facebook_ads_data
            WHERE compte_id = $1 AND account_id = $2 AND breakdown_set = $3 AND granularity = $4
              AND date_start BETWEEN $5 AND $6
            GROUP BY date_start
            """;

    /** What the stored rows of the job's slices add up to, by first day; slices without rows are absent. */
    Uni<Map<LocalDate, SliceTotals>> totals(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(TOTALS)
                .execute(Tuple.from(SliceKey.of(job)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toUnmodifiableMap(row -> row.getLocalDate("date_start"),
                                row -> new SliceTotals(row.getInteger("rows"), row.getBigDecimal("spend"),
                                        row.getLong("impressions")))));
    }

    /** Removes the job's slices and returns the number of their rows. */
    Uni<Integer> delete(SqlConnection connection, ClaimedJob job) {
        return connection.preparedQuery(DELETE)
                .execute(Tuple.from(SliceKey.of(job)))
                .map(result -> result.rowCount());
    }

    /** Inserts rows and returns how many were new. Of set {@code none} all are: {@link SeenAds} has removed duplicates. */
    Uni<Integer> insert(SqlConnection connection, ClaimedJob job, List<AdRow> rows) {
        List<Object> constants = List.of(job.compteId(), job.userId(), job.accountId().value(),
                job.range().breakdownSet().wire(), job.range().granularity().wire());
        return connection.preparedQuery(job.range().breakdownSet() == BreakdownSet.NONE ? INSERT : INSERT_NEW)
                .execute(RowBatch.parameters(constants, rows))
                .map(result -> result.rowCount());
    }
}
