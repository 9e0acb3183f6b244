package dev.fbads.gateway.tokens;

import static dev.fbads.gateway.tokens.TokenRows.COLUMNS;
import static dev.fbads.gateway.tokens.TokenRows.utc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The table of tokens. A change applies only if the secret is still the expected one, so that concurrent replicas,
 * rotations and refreshes do not overwrite each other.
 */
@ApplicationScoped
public class TokenRepository {

    private static final String FIND = "SELECT " + COLUMNS + " FROM gateway.tokens WHERE id = $1";
    private static final String NOT_REVOKED = "SELECT " + COLUMNS + " FROM gateway.tokens WHERE state <> 'revoked' ORDER BY id";
    private static final String OF_COMPTES = "SELECT " + COLUMNS
            + " FROM gateway.tokens WHERE compte_id = ANY($1) ORDER BY created_at, id";
    private static final String OUTDATED = "SELECT " + COLUMNS + """
             FROM gateway.tokens
            WHERE key_id <> $1 AND ciphertext IS NOT NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3
            """;
    private static final String CONNECT = """
            INSERT INTO gateway.tokens (id, compte_id, key_id, nonce, ciphertext, state, expires_at, connected_by, meta_user_id,
                scopes, checked_at, app_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (compte_id, meta_user_id) DO UPDATE SET id = excluded.id, key_id = excluded.key_id,
                nonce = excluded.nonce, ciphertext = excluded.ciphertext, state = excluded.state,
                expires_at = excluded.expires_at, connected_by = excluded.connected_by, scopes = excluded.scopes,
                checked_at = excluded.checked_at, app_id = excluded.app_id,
                trouble_code = NULL, trouble_subcode = NULL, trouble_at = NULL,
                accounts_read_at = NULL, updated_at = now()
            """;
    private static final String MOVE = """
            UPDATE gateway.tokens SET state = $3, expires_at = $4, trouble_code = $5, trouble_subcode = $6, trouble_at = $7,
                nonce = CASE WHEN $3 = 'revoked' THEN NULL ELSE nonce END,
                ciphertext = CASE WHEN $3 = 'revoked' THEN NULL ELSE ciphertext END, updated_at = now()
            WHERE id = $1 AND nonce = $2
            """;
    private static final String RESEAL = """
            UPDATE gateway.tokens SET key_id = $3, nonce = $4, ciphertext = $5, updated_at = now() WHERE id = $1 AND nonce = $2
            """;
    private static final String RENEW = """
            UPDATE gateway.tokens SET key_id = $3, nonce = $4, ciphertext = $5, state = $6, expires_at = $7, updated_at = now()
            WHERE id = $1 AND nonce = $2 AND state IN ('valid', 'expiring')
            """;
    private static final String CHECKED = """
            UPDATE gateway.tokens SET checked_at = $2, scopes = $3, app_id = coalesce($4, app_id) WHERE id = $1
            """;
    private static final String COUNT = "SELECT state, count(*) AS tokens FROM gateway.tokens GROUP BY state";
    private static final String DELETE = "DELETE FROM gateway.tokens WHERE id = $1";

    private final Pool pool;

    TokenRepository(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<StoredToken>> find(UUID id) {
        return tokens(FIND, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    /** All tokens that were not revoked, including quarantined ones. */
    public Uni<List<StoredToken>> notRevoked() {
        return tokens(NOT_REVOKED, Tuple.tuple());
    }

    /** The tokens of the comptes, oldest first. */
    public Uni<List<StoredToken>> ofComptes(List<Integer> comptes) {
        return tokens(OF_COMPTES, Tuple.of(comptes.toArray(Integer[]::new)));
    }

    /** Tokens encrypted with another key, by id, after the given one. */
    public Uni<List<StoredToken>> notSealedWith(String keyId, @Nullable UUID after, int limit) {
        return tokens(OUTDATED, Tuple.of(keyId, after, limit));
    }

    /** Stores a connected token; replaces an earlier one of the same Meta user and compte. */
    public Uni<Void> connect(StoredToken token, SealedSecret secret) {
        TokenState.Usable state = (TokenState.Usable) token.state();
        return pool.preparedQuery(CONNECT).execute(Tuple.from(new Object[] { token.row().id(), token.row().compteId(),
                secret.keyId(), Buffer.buffer(secret.nonce()), Buffer.buffer(secret.ciphertext()), TokenRows.name(state),
                utc(state.expiresAt()), token.connectedBy(), token.metaUserId(), token.scopes().toArray(String[]::new),
                utc(token.checkedAt()), token.appId() })).replaceWithVoid();
    }

    /** Changes the state; false when the secret has changed. A revoked token loses its secret. */
    public Uni<Boolean> move(UUID id, SealedSecret secret, TokenState to) {
        Instant expiresAt = switch (to) {
            case TokenState.Usable usable -> usable.expiresAt();
            case TokenState.Quarantined quarantined -> quarantined.expiresAt();
            case TokenState.Revoked revoked -> null;
        };
        GraphCode code = switch (to) {
            case TokenState.Usable usable -> null;
            case TokenState.Quarantined quarantined -> quarantined.code();
            case TokenState.Revoked revoked -> revoked.code();
        };
        Instant since = switch (to) {
            case TokenState.Usable usable -> null;
            case TokenState.Quarantined quarantined -> quarantined.since();
            case TokenState.Revoked revoked -> revoked.since();
        };
        return changed(MOVE, id, Buffer.buffer(secret.nonce()), TokenRows.name(to), utc(expiresAt),
                code == null ? null : code.code(), code == null ? null : code.subcode(), utc(since));
    }

    /** Stores the token encrypted with another key; false when it has changed. */
    public Uni<Boolean> reseal(UUID id, SealedSecret from, SealedSecret to) {
        return changed(RESEAL, id, Buffer.buffer(from.nonce()), to.keyId(), Buffer.buffer(to.nonce()),
                Buffer.buffer(to.ciphertext()));
    }

    /** Replaces the token by a refreshed one; false when it has changed or was refused. */
    public Uni<Boolean> renew(UUID id, SealedSecret from, SealedSecret to, TokenState.Usable state) {
        return changed(RENEW, id, Buffer.buffer(from.nonce()), to.keyId(), Buffer.buffer(to.nonce()),
                Buffer.buffer(to.ciphertext()), TokenRows.name(state), utc(state.expiresAt()));
    }

    /**
     * Records a check.
     *
     * @param appId the app reported by Meta; null leaves it unchanged
     */
    public Uni<Void> checked(UUID id, Instant at, List<String> scopes, @Nullable String appId) {
        return pool.preparedQuery(CHECKED).execute(Tuple.of(id, utc(at), scopes.toArray(String[]::new), appId))
                .replaceWithVoid();
    }

    /** The number of tokens per state; a state without tokens is absent. */
    public Uni<Map<String, Long>> countByState() {
        return pool.query(COUNT)
                .mapping(row -> Map.entry(row.getString("state"), row.getLong("tokens")))
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Deletes the token and its accounts. */
    public Uni<Void> delete(UUID id) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(id)).replaceWithVoid();
    }

    private Uni<Boolean> changed(String sql, @Nullable Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(parameters)).map(rows -> rows.rowCount() == 1);
    }

    private Uni<List<StoredToken>> tokens(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .mapping(TokenRows::token)
                .execute(parameters)
                .map(TokenRepository::list);
    }

    private static List<StoredToken> list(RowSet<StoredToken> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
