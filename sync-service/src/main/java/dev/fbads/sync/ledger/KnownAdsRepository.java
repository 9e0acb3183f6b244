package dev.fbads.sync.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.access.AdAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** How many ads of an account earlier imports have seen, in {@code facebook_ad_objects}. */
@ApplicationScoped
public class KnownAdsRepository {

    private static final String COUNT = """
            SELECT count(*)::integer AS ads FROM (
                SELECT FROM facebook_ad_objects WHERE compte_id = $1 AND account_id = $2 AND level = 'ad' LIMIT $3) AS known
            """;

    /** The number of known ads, counted no further than the given figure. */
    public Uni<Integer> upTo(SqlConnection connection, AdAccount account, int most) {
        return connection.preparedQuery(COUNT)
                .execute(Tuple.of(account.compteId(), account.accountId().value(), most))
                .map(rows -> rows.iterator().next().getInteger("ads"));
    }
}
