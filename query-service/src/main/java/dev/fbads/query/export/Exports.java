package dev.fbads.query.export;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.metric.ActionIndex;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Writes exports. It guarantees:
 * <ol>
 * <li>Back-pressure: the next rows are read when the previous ones have been sent.
 * <li>Worker threads encode the rows, one batch after the other.
 * <li>All rows are of one snapshot, and nothing is sent before the query has been accepted.
 * <li>Their number and duration are limited ({@link ExportBulkhead}).
 * <li>A failure after the first bytes fails the stream, which then has no end.
 * </ol>
 */
@ApplicationScoped
class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);

    private final TenantTransaction transaction;
    private final ExportBulkhead bulkhead;
    private final ExportReader reader;
    private final ObjectMapper mapper;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();

    Exports(TenantTransaction transaction, ExportBulkhead bulkhead, ExportReader reader, ObjectMapper mapper) {
        this.transaction = transaction;
        this.bulkhead = bulkhead;
        this.reader = reader;
        this.mapper = mapper;
    }

    /** The bytes of the file, in chunks. */
    Multi<byte[]> write(Caller caller, ExportQuery query) {
        return bulkhead.limit(transaction.stream(caller, session -> reader.source(session, query)
                .onItem()
                .transformToMulti(source -> bytes(encoder(query, source.context().actions()), source.rows(), workers)
                        .onTermination()
                        .invoke(source.end()))))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .invoke(failure -> LOG.error("an export failed", failure));
    }

    /** Head, rows and tail, one chunk per request. */
    static Multi<byte[]> bytes(ExportEncoder encoder, Multi<List<ExportRow>> rows, Executor workers) {
        Multi<byte[]> body = rows.onItem()
                .transformToUniAndConcatenate(batch -> encoded(() -> encoder.rows(batch), workers));
        return Multi.createBy()
                .concatenating()
                .streams(encoded(encoder::head, workers).toMulti(), body, encoded(encoder::tail, workers).toMulti())
                .select()
                .where(chunk -> chunk.length > 0);
    }

    private static Uni<byte[]> encoded(Supplier<byte[]> chunk, Executor workers) {
        return Uni.createFrom().item(chunk).runSubscriptionOn(workers);
    }

    private ExportEncoder encoder(ExportQuery query, ActionIndex actions) {
        return switch (query.format()) {
            case CSV -> new CsvEncoder(ExportColumns.of(query, actions), query.byteOrderMark());
            case XLSX -> new XlsxEncoder(ExportColumns.of(query, actions),
                    new ExportLabels(query.language()).of("title." + query.level().level().wire()), XlsxEncoder.MAX_ROWS);
            case NDJSON -> new NdjsonEncoder(mapper.writer(), actions);
        };
    }
}
