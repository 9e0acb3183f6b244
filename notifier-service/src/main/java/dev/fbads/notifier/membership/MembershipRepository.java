package dev.fbads.notifier.membership;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Asks the database which comptes a user belongs to, by the same function that row level security uses. */
@ApplicationScoped
public class MembershipRepository {

    /** Local to the transaction: the connection goes back to the pool without claims. */
    private static final String SET_CLAIMS = """
            SELECT set_config('request.jwt.claims', $1, true)
            """;

    private static final String COMPTES = """
            SELECT public.facebook_visible_comptes() AS comptes
            """;

    private final Pool pool;

    MembershipRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Empty for a user that nobody knows.
     *
     * @param subject the token's {@code sub}
     */
    public Uni<Set<Integer>> comptesOf(String subject) {
        String claims = new JsonObject().put("sub", subject).encode();
        return pool.withTransaction(connection -> comptesUnder(claims, connection));
    }

    /** Statements are executed in the order in which they are started: the claims are set when the function looks at them. */
    private static Uni<Set<Integer>> comptesUnder(String claims, SqlConnection connection) {
        return Uni.combine()
                .all()
                .unis(connection.preparedQuery(SET_CLAIMS).execute(Tuple.of(claims)),
                        connection.preparedQuery(COMPTES).execute())
                .with((set, rows) -> comptes(rows));
    }

    private static Set<Integer> comptes(RowSet<Row> rows) {
        return Set.of(rows.iterator().next().getArrayOfIntegers("comptes"));
    }
}
