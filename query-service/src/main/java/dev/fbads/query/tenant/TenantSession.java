package dev.fbads.query.tenant;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.AsyncResultUni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.SqlResult;

/** Executes the statements of one {@link TenantTransaction}. Statements that are started together are pipelined. */
public final class TenantSession {

    private final SqlConnection connection;

    TenantSession(SqlConnection connection) {
        this.connection = connection;
    }

    /** All rows of a query in its order, for small results. Each row is mapped on arrival and not retained. */
    public <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapper) {
        // The generated Mutiny client has no collectors; this does the same as its generated methods.
        var query = connection.getDelegate()
                .preparedQuery(sql)
                .collecting(Collectors.mapping(row -> mapper.apply(Row.newInstance(row)), Collectors.toList()));
        return AsyncResultUni.<SqlResult<List<T>>> toUni(handler -> query.execute(parameters.getDelegate(), handler))
                .map(SqlResult::value);
    }

    /** The rows of a query through a server-side cursor, in batches on demand, for large results. */
    public <T> Multi<List<T>> stream(String sql, Tuple parameters, int batch, Function<Row, T> mapper) {
        return Multi.createFrom()
                .resourceFromUni(() -> connection.prepare(sql).map(statement -> statement.cursor(parameters)),
                        cursor -> reads(cursor).onItem().transformToUniAndConcatenate(next -> next.read(batch)))
                .withFinalizer(Cursor::close)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(mapper).toList());
    }

    /** Emits the cursor while it has rows. Mutiny's repetition could read a batch that is dropped (ADR 18). */
    private static Multi<Cursor> reads(Cursor cursor) {
        return Multi.createFrom().generator(() -> false, (read, emitter) -> {
            if (read && !cursor.hasMore()) {
                emitter.complete();
            } else {
                emitter.emit(cursor);
            }
            return true;
        });
    }
}
