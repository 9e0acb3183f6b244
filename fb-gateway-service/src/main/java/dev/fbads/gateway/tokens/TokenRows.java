package dev.fbads.gateway.tokens;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fbads.gateway.errors.GraphCode;
import dev.fbads.gateway.tokens.vault.RowIdentity;
import dev.fbads.gateway.tokens.vault.SealedSecret;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;

/** Maps rows of {@code gateway.tokens}. */
public final class TokenRows {

    /** The columns that {@link #token} reads. */
    public static final String COLUMNS = "id, compte_id, key_id, nonce, ciphertext, state, expires_at, trouble_code, "
            + "trouble_subcode, trouble_at, connected_by, meta_user_id, app_id, scopes, checked_at, accounts_read_at";

    private TokenRows() {
    }

    /** The token of a row that has {@link #COLUMNS}. */
    public static StoredToken token(Row row) {
        return new StoredToken(new RowIdentity(row.getUUID("id"), row.getInteger("compte_id")), state(row), secret(row),
                row.getString("connected_by"), row.getString("meta_user_id"),
                row.getString("app_id"), Set.of(row.getArrayOfStrings("scopes")),
                instant(row, "checked_at"), instant(row, "accounts_read_at"));
    }

    /** The name of a state in the table. */
    static String name(TokenState state) {
        return switch (state) {
            case TokenState.Valid valid -> "valid";
            case TokenState.Expiring expiring -> "expiring";
            case TokenState.Quarantined quarantined -> "quarantined";
            case TokenState.Revoked revoked -> "revoked";
        };
    }

    /** The type that the driver expects. */
    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static TokenState state(Row row) {
        Instant expiresAt = instant(row, "expires_at");
        return switch (row.getString("state")) {
            case "valid" -> new TokenState.Valid(expiresAt);
            case "expiring" -> new TokenState.Expiring(required(expiresAt));
            case "quarantined" -> new TokenState.Quarantined(code(row), required(instant(row, "trouble_at")), expiresAt);
            case "revoked" -> new TokenState.Revoked(code(row), required(instant(row, "trouble_at")));
            default -> throw new IllegalStateException("unknown state of a token");
        };
    }

    private static GraphCode code(Row row) {
        return new GraphCode(row.getInteger("trouble_code"), row.getInteger("trouble_subcode"));
    }

    private static @Nullable SealedSecret secret(Row row) {
        Buffer nonce = row.getBuffer("nonce");
        Buffer ciphertext = row.getBuffer("ciphertext");
        return nonce == null || ciphertext == null ? null
                : new SealedSecret(row.getString("key_id"), nonce.getBytes(), ciphertext.getBytes());
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(@Nullable Instant instant) {
        if (instant == null) {
            throw new IllegalStateException("the column is not null in this state");
        }
        return instant;
    }
}
