package dev.fbads.sync.accountviews;

import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Records when an account was last viewed. A sync request is the sign of a view: every page posts one when it opens, while
 * reads write nothing. The time is updated at most once an hour, whatever the number of views.
 */
@ApplicationScoped
public class AccountViews {

    private static final String RECORD = """
            UPDATE facebook_ad_accounts SET last_viewed_at = $3
            WHERE compte_id = $1 AND account_id = $2
              AND (last_viewed_at IS NULL OR last_viewed_at <= $3::timestamptz - INTERVAL '1 hour')
            """;

    /** Records a view of the account. */
    public Uni<Void> record(SqlConnection connection, AdAccount account, Instant now) {
        return connection.preparedQuery(RECORD)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
