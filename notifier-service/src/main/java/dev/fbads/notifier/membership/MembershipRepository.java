package dev.fbads.notifier.membership;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.service.database.JwtClaims;
import dev.fbads.service.database.PooledTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the comptes of a user with the function that row level security uses. */
@ApplicationScoped
public class MembershipRepository {

    /** The claims are local to the transaction: the connection returns to the pool without them. */
    private static final String SET_CLAIMS = """
            SELECT set_config('request.jwt.claims', $1, true)
            """;

    private static final String COMPTES = """
            SELECT public.facebook_visible_comptes() AS comptes
            """;

    private final PooledTransactions transactions;

    MembershipRepository(PooledTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The comptes of a user; empty for an unknown user.
     *
     * @param subject the token's {@code sub}
     */
    public Uni<Set<Integer>> comptesOf(String subject) {
        String claims = JwtClaims.of(subject);
        return transactions.read(connection -> connection.preparedQuery(SET_CLAIMS).execute(Tuple.of(claims)),
                connection -> connection.preparedQuery(COMPTES).execute().map(MembershipRepository::comptes));
    }

    private static Set<Integer> comptes(RowSet<Row> rows) {
        return Set.of(rows.iterator().next().getArrayOfIntegers("comptes"));
    }
}
