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

/** The statements of one {@link TenantTransaction}. Statements that are started together travel together. */
public final class TenantSession {

    private final SqlConnection connection;

    TenantSession(SqlConnection connection) {
        this.connection = connection;
    }

    /** All rows of a query that returns few, in its order; each is mapped when it comes, and not kept. */
    public <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapper) {
        // The generated Mutiny client has no collectors: this is what it does for what it has.
        var query = connection.getDelegate()
                .preparedQuery(sql)
                .collecting(Collectors.mapping(row -> mapper.apply(Row.newInstance(row)), Collectors.toList()));
        return AsyncResultUni.<SqlResult<List<T>>> toUni(handler -> query.execute(parameters.getDelegate(), handler))
                .map(SqlResult::value);
    }

    /** The rows of a query that returns many, through a cursor of the server: so many at once, and only when asked for. */
    public <T> Multi<List<T>> stream(String sql, Tuple parameters, int batch, Function<Row, T> mapper) {
        return Multi.createFrom()
                .resourceFromUni(() -> connection.prepare(sql).map(statement -> statement.cursor(parameters)),
                        cursor -> reads(cursor).onItem().transformToUniAndConcatenate(next -> next.read(batch)))
                .withFinalizer(Cursor::close)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(mapper).toList());
    }

    /** The cursor, for as long as it has rows. Not by repetition, which can read a batch that is dropped (ADR 18). */
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
