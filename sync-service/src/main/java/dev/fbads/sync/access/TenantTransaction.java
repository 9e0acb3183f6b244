package dev.fbads.sync.access;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.service.database.JwtClaims;
import dev.fbads.service.database.PooledTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Reads on behalf of a user, under row level security.
 *
 * <ol>
 * <li>Inside, the connection has the role {@code fbads_query} and the caller's claims: only rows of the caller's comptes are
 * visible.</li>
 * <li>Both are local to the transaction and do not remain on the pooled connection.</li>
 * </ol>
 */
@ApplicationScoped
public class TenantTransaction {

    private static final String SET_CALLER = """
            SELECT set_config('role', 'fbads_query', true), set_config('request.jwt.claims', $1, true)
            """;

    private final PooledTransactions transactions;

    TenantTransaction(PooledTransactions transactions) {
        this.transactions = transactions;
    }

    /** Runs the work as the caller. Its first statement is pipelined behind those that set role and claims. */
    public <T> Uni<T> as(Caller caller, Function<SqlConnection, Uni<T>> work) {
        String claims = JwtClaims.of(caller.userId());
        return transactions.read(connection -> connection.preparedQuery(SET_CALLER).execute(Tuple.of(claims)), work);
    }
}
