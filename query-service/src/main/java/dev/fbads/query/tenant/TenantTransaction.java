package dev.fbads.query.tenant;

import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.service.database.PooledTransactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The only access to the database. It guarantees:
 * <ol>
 * <li>The first statement of every transaction sets the claims of the caller for row level security; statements are executed
 * in the order in which they were started, so no later statement runs before it.
 * <li>The claims are local to the transaction: the connection returns to the pool without them, however the transaction ends.
 * <li>All statements see one snapshot, since the connections default to repeatable read, read only (application.properties):
 * coverage and sums are consistent while an import commits.
 * <li>An unavailable database is reported as {@code service_unavailable}.
 * <li>A statement that exceeds {@link DatabaseConfig#statementTimeout} is cancelled and reported as {@code query_timeout}, so
 * that it does not hold a connection that other requests wait for.
 * <li>The connection returns to the pool at whatever moment the caller disconnects ({@link PooledTransactions}).
 * </ol>
 */
@ApplicationScoped
public class TenantTransaction {

    private static final Logger LOG = Logger.getLogger(TenantTransaction.class);

    private static final String SET_CLAIMS = """
            SELECT set_config('request.jwt.claims', $1, true), set_config('statement_timeout', $2, true)
            """;

    private final PooledTransactions transactions;
    private final Pool pool;
    private final String statementTimeout;

    TenantTransaction(PooledTransactions transactions, Pool pool, DatabaseConfig config) {
        this.transactions = transactions;
        this.pool = pool;
        this.statementTimeout = Long.toString(config.statementTimeout().toMillis());
    }

    /**
     * Runs the work as the caller. Its first statements are sent with BEGIN and the claims, without waiting for their results.
     */
    public <T> Uni<T> as(Caller caller, Function<TenantSession, Uni<T>> work) {
        return transactions
                .read(connection -> claim(connection, caller), connection -> work.apply(new TenantSession(connection)))
                .onFailure(DatabaseFailures::isUnavailable)
                .transform(TenantTransaction::unavailable)
                .onFailure(DatabaseFailures::isTimeout)
                .transform(TenantTransaction::tooSlow);
    }

    /**
     * Streams the work's items as the caller. The transaction and its connection last until the stream has ended, has failed
     * or is cancelled; rows are read on demand.
     */
    public <T> Multi<T> stream(Caller caller, Function<TenantSession, Multi<T>> work) {
        return transactions
                .stream(connection -> claim(connection, caller), connection -> work.apply(new TenantSession(connection)))
                .onFailure(DatabaseFailures::isUnavailable)
                .transform(TenantTransaction::unavailable)
                .onFailure(DatabaseFailures::isTimeout)
                .transform(TenantTransaction::tooSlow);
    }

    /**
     * Calls a database function that takes the claims as its first parameter and sets them itself: one statement and round
     * trip, in a transaction of its own.
     *
     * @param others the parameters after the claims
     */
    public <T> Uni<List<T>> call(Caller caller, String sql, List<@Nullable Object> others, Function<Row, T> mapper) {
        Tuple parameters = Tuple.tuple().addString(caller.claims());
        others.forEach(parameters::addValue);
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(mapper).toList())
                .onFailure(DatabaseFailures::isUnavailable)
                .transform(TenantTransaction::unavailable);
    }

    private Uni<?> claim(SqlConnection connection, Caller caller) {
        return connection.preparedQuery(SET_CLAIMS).execute(Tuple.of(caller.claims(), statementTimeout));
    }

    private static ProblemException tooSlow(Throwable failure) {
        LOG.warn("a statement exceeded its time limit", failure);
        return new ProblemException(ProblemCode.QUERY_TIMEOUT);
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warn("the database is unavailable", failure);
        return new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }
}
