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
 * The only way to the database. It guarantees:
 * <ol>
 * <li>The first statement of every transaction tells row level security who asks; statements are executed in the order in which
 * they were started, so no later one can overtake it.
 * <li>The claims are local to the transaction: the connection goes back to the pool without them, however the transaction ends.
 * <li>All statements see one snapshot, since the connections default to repeatable read, read only (application.properties):
 * coverage and sums tell of the same moment while an import commits.
 * <li>A database that does not answer is {@code service_unavailable}.
 * <li>A statement that takes too long ({@link DatabaseConfig#statementTimeout}) is ended, and is {@code query_timeout}: whoever
 * asks
 * for too much does not hold a connection that others wait for.
 * <li>A connection goes back to the pool at whatever moment the caller leaves ({@link PooledTransactions}).
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
     * Does the work as the caller. What it first starts is sent with BEGIN and the claims, without waiting for their answers.
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
     * Streams the work's items as the caller. The transaction and its connection last until the stream has ended, has failed or
     * is cancelled; nothing is read before it is asked for.
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
     * Calls a function of the database that takes the claims as its first parameter and tells row level security of them
     * itself:
     * one statement, one round trip, and a transaction of its own that ends with the claims.
     *
     * @param more the parameters after the claims
     */
    public <T> Uni<List<T>> call(Caller caller, String sql, List<@Nullable Object> more, Function<Row, T> mapper) {
        Tuple parameters = Tuple.tuple().addString(caller.claims());
        more.forEach(parameters::addValue);
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
        LOG.warn("a statement took too long", failure);
        return new ProblemException(ProblemCode.QUERY_TIMEOUT);
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warn("the database does not answer", failure);
        return new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }
}
