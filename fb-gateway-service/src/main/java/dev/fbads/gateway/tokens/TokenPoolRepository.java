package dev.fbads.gateway.tokens;

import static dev.fbads.gateway.tokens.TokenRows.utc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.errors.GraphFailure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Selects tokens from the database, so that a refusal and a use count in every replica at once. */
@ApplicationScoped
public class TokenPoolRepository {

    /** Selects the least used token; the outer condition excludes a token that was refused concurrently. */
    private static final String TAKE = """
            UPDATE gateway.tokens SET uses = CASE WHEN used_on = $4 THEN uses + 1 ELSE 1 END, used_on = $4
            WHERE state IN ('valid', 'expiring') AND id = (
                SELECT t.id FROM gateway.tokens t
                    LEFT JOIN gateway.token_accounts a ON a.token_id = t.id AND a.account_id = $2
                WHERE (t.compte_id = $1 OR t.compte_id IS NULL) AND t.state IN ('valid', 'expiring')
                    AND (t.expires_at IS NULL OR t.expires_at > $3) AND t.id <> ALL($5)
                    AND (a.listed OR t.accounts_read_at IS NULL) AND a.denied_at IS NULL
                    AND coalesce(t.app_id, $6) <> ALL($7)
                ORDER BY CASE WHEN t.used_on = $4 THEN t.uses ELSE 0 END, t.id
                LIMIT 1)
            RETURNING EXISTS (SELECT FROM gateway.account_troubles WHERE compte_id = $1 AND account_id = $2) AS unreadable,
            """
            + " tokens." + TokenRows.COLUMNS.replace(", ", ", tokens.");
    private static final String INSTALLATION = "SELECT false AS unreadable, " + TokenRows.COLUMNS + """
             FROM gateway.tokens
            WHERE compte_id IS NULL AND state IN ('valid', 'expiring') AND (expires_at IS NULL OR expires_at > $1)
                AND id <> ALL($2)
            ORDER BY id LIMIT 1
            """;
    private static final String DENY = """
            INSERT INTO gateway.token_accounts AS a (token_id, account_id, listed, denied_code, denied_subcode, denied_at)
            SELECT id, $2, false, $3, $4, $5 FROM gateway.tokens WHERE id = $1
            ON CONFLICT (token_id, account_id) DO UPDATE SET denied_code = excluded.denied_code,
                denied_subcode = excluded.denied_subcode, denied_at = excluded.denied_at
            """;
    /** A token that could read the account if it were valid ranks first, then one that was refused the account. */
    private static final String WHY_NONE = """
            SELECT a.denied_at IS NOT NULL AS denied, a.denied_code, a.denied_subcode, t.trouble_code, t.trouble_subcode,
                t.state IN ('valid', 'expiring') AND (t.expires_at IS NULL OR t.expires_at > $3)
                    AND NOT coalesce(a.listed OR t.accounts_read_at IS NULL, false) AS unlisted
            FROM gateway.tokens t LEFT JOIN gateway.token_accounts a ON a.token_id = t.id AND a.account_id = $2
            WHERE t.compte_id = $1 OR t.compte_id IS NULL
            ORDER BY coalesce(a.denied_at IS NULL AND (a.listed OR t.accounts_read_at IS NULL), false) DESC,
                a.denied_at DESC NULLS LAST, t.state IN ('valid', 'expiring') DESC, t.trouble_at DESC NULLS LAST
            LIMIT 1
            """;

    private final Pool pool;

    TokenPoolRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * The least used token of today that may read the account for the compte, counted as used.
     *
     * @param stopped apps whose tokens are excluded
     * @param ofUnknown the app assumed for tokens without a known app
     */
    Uni<Optional<Taken>> take(int compteId, AccountId account, Instant now, Collection<UUID> tried, Set<String> stopped,
            String ofUnknown) {
        return taken(TAKE,
                Tuple.from(new Object[] { compteId, account.value(), utc(now), now.atOffset(ZoneOffset.UTC).toLocalDate(),
                        tried.toArray(UUID[]::new), ofUnknown, stopped.toArray(String[]::new) }));
    }

    /** The installation's token. */
    Uni<Optional<Taken>> installation(Instant now, Collection<UUID> tried) {
        return taken(INSTALLATION, Tuple.of(utc(now), tried.toArray(UUID[]::new)));
    }

    /** Excludes the token for the account until Meta lists the account for it again. */
    Uni<Void> deny(UUID token, AccountId account, @Nullable GraphCode code, Instant now) {
        return pool.preparedQuery(DENY)
                .execute(Tuple.of(token, account.value(), code == null ? null : code.code(),
                        code == null ? null : code.subcode(), utc(now)))
                .replaceWithVoid();
    }

    /** Why {@link #take} found none: a user has to authorize again, or no token may read the account. */
    Uni<GraphFailure> whyNone(int compteId, AccountId account, Instant now) {
        return pool.preparedQuery(WHY_NONE)
                .mapping(TokenPoolRepository::failure)
                .execute(Tuple.of(compteId, account.value(), utc(now)))
                .map(rows -> first(rows).orElseGet(() -> new GraphFailure.TokenInvalid(null)));
    }

    private Uni<Optional<Taken>> taken(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .mapping(row -> new Taken(TokenRows.token(row), row.getBoolean("unreadable")))
                .execute(parameters)
                .map(TokenPoolRepository::first);
    }

    private static GraphFailure failure(Row row) {
        if (row.getBoolean("denied")) {
            return new GraphFailure.AccessDenied(code(row, "denied"));
        }
        return row.getBoolean("unlisted") ? new GraphFailure.AccessDenied(null)
                : new GraphFailure.TokenInvalid(code(row, "trouble"));
    }

    private static @Nullable GraphCode code(Row row, String prefix) {
        Integer code = row.getInteger(prefix + "_code");
        return code == null ? null : new GraphCode(code, row.getInteger(prefix + "_subcode"));
    }

    private static <T> Optional<T> first(RowSet<T> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    /** @param unreadable whether the account had no usable token before */
    record Taken(StoredToken token, boolean unreadable) {
    }
}
