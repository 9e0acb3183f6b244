package dev.fbads.sync.access;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.service.database.JwtClaims;
import dev.fbads.service.database.PooledTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Reads on behalf of a person, under row level security.
 *
 * <ol>
 * <li>Inside, the connection is {@code fbads_query} with the caller's claims: only rows of their comptes exist.</li>
 * <li>Both are local to the transaction: the pooled connection keeps neither.</li>
 * </ol>
 */
@ApplicationScoped
public class TenantTransaction {

    private static final String BECOME_CALLER = """
            SELECT set_config('role', 'fbads_query', true), set_config('request.jwt.claims', $1, true)
            """;

    private final PooledTransactions transactions;

    TenantTransaction(PooledTransactions transactions) {
        this.transactions = transactions;
    }

    /** Runs the work as the caller. Its first statement is sent with those that make the connection the caller's. */
    public <T> Uni<T> as(Caller caller, Function<SqlConnection, Uni<T>> work) {
        String claims = JwtClaims.of(caller.userId());
        return transactions.read(connection -> connection.preparedQuery(BECOME_CALLER).execute(Tuple.of(claims)), work);
    }
}
