package dev.fbads.gateway.tokens;

import static dev.fbads.gateway.tokens.TokenRows.utc;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.alerts.AlertKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Accounts without a usable token, in the gateway schema and in the mark of the public schema; both change in one
 * transaction.
 */
@ApplicationScoped
class ReauthorizationRepository {

    private static final String BEGIN = """
            INSERT INTO gateway.account_troubles AS t (compte_id, account_id, kind, since) VALUES ($1, $2, $3, $4)
            ON CONFLICT (compte_id, account_id) DO UPDATE SET kind = excluded.kind, since = excluded.since
            WHERE t.kind <> excluded.kind
            """;
    private static final String END = "DELETE FROM gateway.account_troubles WHERE compte_id = $1 AND account_id = $2";
    private static final String MARK = "SELECT public.facebook_mark_reauthorisation($1, $2, $3)";

    private final Pool pool;

    ReauthorizationRepository(Pool pool) {
        this.pool = pool;
    }

    /** True for the one caller that starts the episode. */
    Uni<Boolean> begin(int compteId, AccountId account, AlertKind kind, Instant now) {
        return pool.withTransaction(connection -> connection.preparedQuery(BEGIN)
                .execute(Tuple.of(compteId, account.value(), kind.wire(), utc(now)))
                .map(rows -> rows.rowCount() == 1)
                .call(first -> mark(connection, compteId, account, kind == AlertKind.REAUTHORISATION_NEEDED)));
    }

    Uni<Void> end(int compteId, AccountId account) {
        return pool.withTransaction(connection -> connection.preparedQuery(END)
                .execute(Tuple.of(compteId, account.value()))
                .call(() -> mark(connection, compteId, account, false)))
                .replaceWithVoid();
    }

    private static Uni<?> mark(SqlConnection connection, int compteId, AccountId account, boolean needed) {
        return connection.preparedQuery(MARK).execute(Tuple.of(compteId, account.value(), needed));
    }
}
