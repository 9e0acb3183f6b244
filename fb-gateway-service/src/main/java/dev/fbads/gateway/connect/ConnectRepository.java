package dev.fbads.gateway.connect;

import static dev.fbads.gateway.tokens.TokenRows.utc;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.gateway.accounts.AdAccount;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Consumed states, and the functions of the public schema available to the gateway. */
@ApplicationScoped
class ConnectRepository {

    private static final String DELETE_EXPIRED = "DELETE FROM gateway.used_connect_states WHERE expires_at < $1";
    private static final String CONSUME = """
            INSERT INTO gateway.used_connect_states (id, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING
            """;
    private static final String MANAGED = "SELECT public.facebook_managed_comptes($1)";
    private static final String LINK = "SELECT public.facebook_link_account($1, $2, $3, $4, $5, $6, $7)";

    private final Pool pool;

    ConnectRepository(Pool pool) {
        this.pool = pool;
    }

    /** True for the first caller, in any replica. Deletes expired states. */
    Uni<Boolean> consume(ConnectState state, Instant now) {
        return pool.preparedQuery(DELETE_EXPIRED).execute(Tuple.of(utc(now)))
                .chain(() -> pool.preparedQuery(CONSUME).execute(Tuple.of(state.id(), utc(state.expiresAt()))))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The comptes that the user manages. */
    Uni<List<Integer>> managedBy(String userId) {
        return pool.preparedQuery(MANAGED)
                .mapping(row -> row.getInteger(0))
                .execute(Tuple.of(userId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Links all of the accounts to the compte, or none. */
    Uni<Void> link(String userId, int compteId, List<AdAccount> accounts) {
        return pool.withTransaction(connection -> Multi.createFrom().iterable(accounts)
                .onItem().transformToUniAndConcatenate(account -> link(connection, userId, compteId, account))
                .collect().last())
                .replaceWithVoid();
    }

    private static Uni<?> link(SqlConnection connection, String userId, int compteId, AdAccount account) {
        String name = account.name() == null ? account.accountId() : account.name();
        int status = account.accountStatus() == null ? 1 : account.accountStatus();
        return connection.preparedQuery(LINK).execute(Tuple.from(new Object[] { userId, compteId, account.accountId(), name,
                account.currency(), account.timezoneName(), status }));
    }
}
