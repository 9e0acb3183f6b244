package dev.fbads.sync.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.ingest.MappedRow.RefusalReason;
import dev.fbads.sync.jobs.ClaimedJob;
import dev.fbads.sync.ledger.LedgerWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Replaces the slices of a job by the rows of its spool, and everything that is computed from them, inside the caller's
 * transaction. One batch of rows is in memory at a time.
 */
@ApplicationScoped
public class SliceReplacement {

    private static final Logger LOG = Logger.getLogger(SliceReplacement.class);

    private final SliceRepository slices;
    private final RollUpRepository rollUps;
    private final AdObjectRepository objects;
    private final LedgerWriter ledger;
    private final ObjectMapper json;
    private final int batch;

    SliceReplacement(SliceRepository slices, RollUpRepository rollUps, AdObjectRepository objects, LedgerWriter ledger,
            ObjectMapper json, IngestConfig config) {
        this.slices = slices;
        this.rollUps = rollUps;
        this.objects = objects;
        this.ledger = ledger;
        this.json = json;
        this.batch = config.batch();
    }

    /**
     * What was written.
     *
     * @param written rows in the table now
     * @param replaced rows that were there before
     * @param refused rows left out, by reason
     */
    public record Result(long written, long replaced, Map<RefusalReason, Integer> refused) {

        /** Rows left out. */
        public long refusedRows() {
            return refused.values().stream().mapToLong(Integer::longValue).sum();
        }

        /** Rows left out, by the reason's wire name. */
        public Map<String, Object> refusedByReason() {
            Map<String, Object> byReason = new TreeMap<>();
            refused.forEach((reason, count) -> byReason.put(reason.name().toLowerCase(Locale.ROOT), count));
            return byReason;
        }
    }

    /** Replaces the slices; the ledger then says that they were fetched at the given moment. */
    public Uni<Result> replace(SqlConnection connection, ClaimedJob job, Spool spool, ReportingCalendar calendar,
            Instant fetchedAt) {
        AdRowMapper mapper = new AdRowMapper(job.range());
        AdObjects named = new AdObjects();
        Map<RefusalReason, Integer> refused = new EnumMap<>(RefusalReason.class);
        return slices.delete(connection, job)
                .chain(replaced -> batches(spool, mapper, named, refused)
                        .onItem().transformToUniAndConcatenate(rows -> slices.insert(connection, job, rows))
                        .collect().in(() -> new long[1], (sum, count) -> sum[0] += count)
                        .map(sum -> new Result(sum[0], replaced, refused)))
                .call(() -> rollUps.replace(connection, job))
                .call(() -> ledger.record(connection, job, calendar, fetchedAt))
                .call(() -> objects.upsert(connection, job, named.all()))
                .invoke(result -> warn(job, result));
    }

    private Multi<List<AdRow>> batches(Spool spool, AdRowMapper mapper, AdObjects named, Map<RefusalReason, Integer> refused) {
        return spool.lines()
                .map(lines -> accepted(lines, mapper, named, refused))
                .onItem().<AdRow> disjoint()
                .group().intoLists().of(batch);
    }

    private List<AdRow> accepted(List<byte[]> lines, AdRowMapper mapper, AdObjects named, Map<RefusalReason, Integer> refused) {
        List<AdRow> rows = new ArrayList<>(lines.size());
        for (byte[] line : lines) {
            switch (mapper.map(row(line))) {
                case MappedRow.Accepted accepted -> {
                    rows.add(accepted.row());
                    named.see(accepted.row());
                }
                case MappedRow.Refused refusal -> refused.merge(refusal.reason(), 1, Integer::sum);
            }
        }
        return rows;
    }

    private JsonNode row(byte[] line) {
        try {
            return json.readTree(line).path("row");
        } catch (IOException malformed) {
            throw new UncheckedIOException("a row that the stream's reader took is no JSON", malformed);
        }
    }

    private static void warn(ClaimedJob job, Result result) {
        if (!result.refused().isEmpty()) {
            LOG.warnf("rows were refused: jobId=%s accountId=%s reasons=%s", job.jobId(), job.accountId(), result.refused());
        }
    }
}
