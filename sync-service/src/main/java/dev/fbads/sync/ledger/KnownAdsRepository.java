package dev.fbads.sync.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Counts the ads of an account that earlier imports have stored in {@code facebook_ad_objects}. */
@ApplicationScoped
public class KnownAdsRepository {

    private static final String COUNT = """
            SELECT count(*)::integer AS ads FROM (
                SELECT FROM facebook_ad_objects WHERE compte_id = $1 AND account_id = $2 AND level = 'ad' LIMIT $3) AS known
            """;

    /** The number of known ads, at most the limit. */
    public Uni<Integer> upTo(SqlConnection connection, AdAccount account, int limit) {
        return connection.preparedQuery(COUNT)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), limit))
                .map(rows -> rows.iterator().next().getInteger("ads"));
    }
}
