package dev.fbads.query.tenant;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
 * </ol>
 */
@ApplicationScoped
public class TenantTransaction {

    private static final Logger LOG = Logger.getLogger(TenantTransaction.class);

    private static final String BEGIN = "BEGIN";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";
    private static final String SET_CLAIMS = """
            SELECT set_config('request.jwt.claims', $1, true), set_config('statement_timeout', $2, true)
            """;

    private final Pool pool;
    private final String statementTimeout;

    TenantTransaction(Pool pool, DatabaseConfig config) {
        this.pool = pool;
        this.statementTimeout = Long.toString(config.statementTimeout().toMillis());
    }

    /**
     * Does the work as the caller. What it first starts is sent with BEGIN and the claims, without waiting for their answers.
     */
    public <T> Uni<T> as(Caller caller, Function<TenantSession, Uni<T>> work) {
        return pool.withConnection(connection -> beginClaimWork(connection, caller, work)
                .call(result -> connection.query(COMMIT).execute())
                .onFailure().call(failure -> connection.query(ROLLBACK).execute()))
                .onFailure(DatabaseFailures::isUnavailable)
                .transform(TenantTransaction::unavailable)
                .onFailure(DatabaseFailures::isTimeout)
                .transform(TenantTransaction::tooSlow);
    }

    private static ProblemException tooSlow(Throwable failure) {
        LOG.warn("a statement took too long", failure);
        return new ProblemException(ProblemCode.QUERY_TIMEOUT);
    }

    private static ProblemException unavailable(Throwable failure) {
        LOG.warn("the database does not answer", failure);
        return new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
    }

    private <T> Uni<T> beginClaimWork(SqlConnection connection, Caller caller, Function<TenantSession, Uni<T>> work) {
        Uni<?> begin = connection.query(BEGIN).execute();
        Uni<?> claim = connection.preparedQuery(SET_CLAIMS).execute(Tuple.of(caller.claims(), statementTimeout));
        return Uni.combine()
                .all()
                .unis(begin, claim, Uni.createFrom().deferred(() -> work.apply(new TenantSession(connection))))
                .with((begun, claimed, result) -> result);
    }
}
