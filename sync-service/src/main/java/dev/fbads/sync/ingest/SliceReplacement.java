package dev.fbads.sync.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.ingest.MappedRow.RefusalReason;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.ledger.FetchedSlice;
import dev.fbads.sync.ledger.LedgerWriter;
import dev.fbads.sync.ledger.SliceTotals;
import dev.fbads.sync.logging.LogFields;
import dev.fbads.sync.rollups.AdRollUps;
import dev.fbads.sync.rollups.JobRollUps;
import dev.fbads.sync.rollups.RollUps;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Replaces the slices of a job, and everything that is computed from them, with the rows of its spool, in the caller's
 * transaction. Two batches of rows are in memory at a time: one is read while the other is written.
 */
@ApplicationScoped
public class SliceReplacement {

    private static final Logger LOG = Logger.getLogger(SliceReplacement.class);
    private static final int BATCHES_AT_ONCE = 2;

    private final SliceRepository slices;
    private final RollUps rollUps;
    private final AdObjectRepository objects;
    private final LedgerWriter ledger;
    private final int batch;

    SliceReplacement(SliceRepository slices, RollUps rollUps, AdObjectRepository objects,
            LedgerWriter ledger, IngestConfig config) {
        this.slices = slices;
        this.rollUps = rollUps;
        this.objects = objects;
        this.ledger = ledger;
        this.batch = config.batch();
    }

    /**
     * The result of a replacement.
     *
     * @param written rows that are stored now
     * @param replaced rows that were stored before
     * @param refused number of refused rows by reason
     */
    public record Result(long written, long replaced, Map<RefusalReason, Integer> refused) {

        /** The number of refused rows. */
        public long refusedRows() {
            return refused.values().stream().mapToLong(Integer::longValue).sum();
        }

        /** The number of refused rows by the reason's wire name. */
        public Map<String, Object> refusedByReason() {
            Map<String, Object> byReason = new TreeMap<>();
            refused.forEach((reason, count) -> byReason.put(reason.name().toLowerCase(Locale.ROOT), count));
            return byReason;
        }
    }

    /** Replaces the slices and records in the ledger that they were fetched at the given instant. */
    public Uni<Result> replace(SqlConnection connection, ClaimedJob job, Spool spool, ReportingCalendar calendar,
            Instant fetchedAt) {
        AcceptedRows rows = new AcceptedRows(job.range());
        return slices.delete(connection, job)
                .chain(replaced -> rollUps(connection, job, replaced > 0)
                        .chain(sums -> insert(connection, job, rows.batches(spool, batch), sums)
                                .map(written -> new Result(written, replaced, rows.refused()))
                                .call(result -> recordFetched(connection, job, calendar, fetchedAt, result.written() > 0))
                                .call(() -> sums.isEmpty() ? Uni.createFrom().voidItem() : sums.get().finish())))
                .call(() -> objects.upsert(connection, job, rows.objects()))
                .invoke(result -> warn(job, result));
    }

    private Uni<Void> recordFetched(SqlConnection connection, ClaimedJob job, ReportingCalendar calendar, Instant fetchedAt,
            boolean hasRows) {
        Uni<Map<LocalDate, SliceTotals>> totals = hasRows ? slices.totals(connection, job)
                : Uni.createFrom().item(Map.of());
        return totals.chain(found -> ledger.record(connection, FetchedSlice.of(job, calendar, fetchedAt, found)));
    }

    /** Only set {@code none} is rolled up: the other sets count the same impressions again. */
    private Uni<Optional<JobRollUps>> rollUps(SqlConnection connection, ClaimedJob job, boolean stored) {
        return job.range().breakdownSet() == BreakdownSet.NONE ? rollUps.open(connection, job, stored).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Long> insert(SqlConnection connection, ClaimedJob job, Multi<List<AdRow>> batches, Optional<JobRollUps> sums) {
        return batches
                .onItem().transformToUniAndConcatenate(rows -> summed(rows, sums))
                .onItem().transformToUni(batch -> write(connection, job, batch, sums))
                .merge(BATCHES_AT_ONCE)
                .collect().in(() -> new long[1], (sum, count) -> sum[0] += count)
                .map(sum -> sum[0]);
    }

    private static Uni<Batch> summed(List<AdRow> rows, Optional<JobRollUps> sums) {
        return sums.isEmpty() ? Uni.createFrom().item(new Batch(rows, Optional.empty()))
                : sums.get().sum(rows.stream().map(AdRow::figures).toList())
                        .map(rollUps -> new Batch(rows, Optional.of(rollUps)));
    }

    /** Both statements are pipelined on the connection. */
    private Uni<Integer> write(SqlConnection connection, ClaimedJob job, Batch batch, Optional<JobRollUps> sums) {
        Uni<Integer> inserted = slices.insert(connection, job, batch.rows());
        return batch.rollUps().isEmpty() ? inserted
                : Uni.combine().all().unis(inserted, sums.orElseThrow().write(batch.rollUps().get()))
                        .with((count, written) -> count);
    }

    /** Rows, and their roll-ups if the set is rolled up. */
    private record Batch(List<AdRow> rows, Optional<AdRollUps> rollUps) {
    }

    private static void warn(ClaimedJob job, Result result) {
        if (!result.refused().isEmpty()) {
            LogFields.of(job).during(() -> LOG.warnf("rows were refused: reasons=%s", result.refused()));
        }
    }
}
