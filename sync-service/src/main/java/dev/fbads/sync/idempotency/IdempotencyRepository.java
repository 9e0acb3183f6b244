package dev.fbads.sync.idempotency;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_idempotency_keys}. */
@ApplicationScoped
class IdempotencyRepository {

    /** Of two concurrent inserts of a key the second waits for the transaction of the first. An expired key is replaced. */
    private static final String RESERVE = """
            INSERT INTO facebook_idempotency_keys AS known (compte_id, user_id, key, fingerprint) VALUES ($1, $2, $3, $4)
            ON CONFLICT (compte_id, user_id, key) DO UPDATE
            SET fingerprint = excluded.fingerprint, sync_id = NULL, created_at = now()
            WHERE known.created_at < now() - $5 * INTERVAL '1 millisecond'
            RETURNING 1
            """;
    private static final String KNOWN = """
            SELECT fingerprint = $4 AS same, sync_id FROM facebook_idempotency_keys
            WHERE compte_id = $1 AND user_id = $2 AND key = $3
            """;
    private static final String STORE = """
            UPDATE facebook_idempotency_keys SET sync_id = $4 WHERE compte_id = $1 AND user_id = $2 AND key = $3
            """;
    private static final String SWEEP = """
            DELETE FROM facebook_idempotency_keys
            WHERE created_at < now() - $1 * INTERVAL '1 millisecond'
            """;

    /**
     * The first request of a key.
     *
     * @param sameBody whether the bodies are equal
     * @param syncId the sync that it started; null if nothing had to be fetched
     */
    record Known(boolean sameBody, @Nullable String syncId) {
    }

    /** Reserves the key for this request; returns the first request if there is one. */
    Uni<Optional<Known>> reserve(SqlConnection connection, int compteId, Caller caller, IdempotentRequest request,
            Duration lifetime) {
        Buffer fingerprint = Buffer.buffer(request.fingerprint());
        return connection.preparedQuery(RESERVE)
                .execute(Tuple.of(compteId, caller.userId(), request.key().value(), fingerprint, lifetime.toMillis()))
                .chain(reserved -> reserved.size() == 1 ? Uni.createFrom().item(Optional.<Known> empty())
                        : known(connection, Tuple.of(compteId, caller.userId(), request.key().value(), fingerprint)));
    }

    Uni<Void> store(SqlConnection connection, int compteId, Caller caller, IdempotencyKey key, String syncId) {
        return connection.preparedQuery(STORE)
                .execute(Tuple.of(compteId, caller.userId(), key.value(), syncId))
                .replaceWithVoid();
    }

    /** Deletes expired keys and returns their number. */
    Uni<Integer> sweep(SqlConnection connection, Duration lifetime) {
        return connection.preparedQuery(SWEEP).execute(Tuple.of(lifetime.toMillis())).map(result -> result.rowCount());
    }

    private static Uni<Optional<Known>> known(SqlConnection connection, Tuple key) {
        return connection.preparedQuery(KNOWN)
                .mapping(row -> new Known(row.getBoolean("same"), row.getString("sync_id")))
                .execute(key)
                .map(rows -> Optional.of(rows.iterator().next()));
    }
}
