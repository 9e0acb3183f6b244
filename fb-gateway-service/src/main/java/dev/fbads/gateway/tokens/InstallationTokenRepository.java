package dev.fbads.gateway.tokens;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The row of the configured token. */
@ApplicationScoped
class InstallationTokenRepository {

    /** The only row of its kind, with a fixed id. */
    static final RowIdentity ROW = new RowIdentity(new UUID(0, 1), null);

    private static final String DIGEST = "SELECT configured_digest FROM gateway.tokens WHERE id = $1";
    private static final String REPLACE = """
            INSERT INTO gateway.tokens AS t (id, key_id, nonce, ciphertext, configured_digest, state)
            VALUES ($1, $2, $3, $4, $5, 'valid')
            ON CONFLICT (id) DO UPDATE SET key_id = excluded.key_id, nonce = excluded.nonce, ciphertext = excluded.ciphertext,
                configured_digest = excluded.configured_digest, state = 'valid', expires_at = NULL, trouble_code = NULL,
                trouble_subcode = NULL, trouble_at = NULL, scopes = '{}', app_id = NULL, checked_at = NULL,
                accounts_read_at = NULL,
                updated_at = now()
            WHERE t.configured_digest IS DISTINCT FROM excluded.configured_digest
            """;
    private static final String DELETE_ACCOUNTS = "DELETE FROM gateway.token_accounts WHERE token_id = $1";
    private static final String LIFT_QUARANTINE = """
            UPDATE gateway.tokens SET state = 'valid', trouble_code = NULL, trouble_subcode = NULL, trouble_at = NULL
            WHERE id = $1 AND state = 'quarantined'
            """;

    private final Pool pool;

    InstallationTokenRepository(Pool pool) {
        this.pool = pool;
    }

    /** The digest of the token stored last. */
    Uni<Optional<byte[]>> digest() {
        return pool.preparedQuery(DIGEST)
                .mapping(row -> row.getBuffer(0).getBytes())
                .execute(Tuple.of(ROW.id()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
    }

    /** Replaces the stored token and everything known about it. */
    Uni<Void> replace(SealedSecret secret, byte[] digest) {
        return pool.withTransaction(connection -> connection.preparedQuery(REPLACE)
                .execute(Tuple.of(ROW.id(), secret.keyId(), Buffer.buffer(secret.nonce()), Buffer.buffer(secret.ciphertext()),
                        Buffer.buffer(digest)))
                .chain(() -> connection.preparedQuery(DELETE_ACCOUNTS).execute(Tuple.of(ROW.id()))))
                .replaceWithVoid();
    }

    /** Lifts the quarantine: the next call shows whether the token is valid again. */
    Uni<Void> liftQuarantine() {
        return pool.preparedQuery(LIFT_QUARANTINE).execute(Tuple.of(ROW.id())).replaceWithVoid();
    }
}
