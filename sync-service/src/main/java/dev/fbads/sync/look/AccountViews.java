package dev.fbads.sync.look;

import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * When somebody last looked at an account. A wish is the look: every page posts one when it opens, and reads write nothing.
 * It is written at most once an hour, so that a busy account costs no more than a quiet one.
 */
@ApplicationScoped
public class AccountViews {

    private static final String SEEN = """
            UPDATE facebook_ad_accounts SET last_viewed_at = $3
            WHERE compte_id = $1 AND account_id = $2
              AND (last_viewed_at IS NULL OR last_viewed_at <= $3::timestamptz - INTERVAL '1 hour')
            """;

    /** Somebody looks at the account now. */
    public Uni<Void> seen(SqlConnection connection, AdAccount account, Instant now) {
        return connection.preparedQuery(SEEN)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
