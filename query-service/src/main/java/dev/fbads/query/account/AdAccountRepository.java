package dev.fbads.query.account;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_ad_accounts}. */
@ApplicationScoped
class AdAccountRepository {

    private static final String IN_SCOPE = """
            SELECT account_id, compte_id, name, currency, timezone_name, account_status, reauthorisation_needed,
                sync_status,
                (SELECT coalesce(sum(changes), 0)::bigint FROM public.facebook_data_versions AS changed
                 WHERE changed.compte_id = account.compte_id AND changed.account_id = account.account_id) AS version
            FROM public.facebook_ad_accounts AS account
            WHERE %s
            ORDER BY compte_id, account_id COLLATE "C"
            """;

    /** The accounts of the scope in each visible compte that has them, by compte and id. */
    Uni<List<VersionedAccount>> in(TenantSession session, AccountScope scope) {
        return session.list(IN_SCOPE.formatted(scope.condition(1)), Tuple.from(scope.values()), AdAccountRepository::account);
    }

    private static VersionedAccount account(Row row) {
        return new VersionedAccount(
                new AdAccount(row.getString("account_id"), row.getInteger("compte_id"), row.getString("name"),
                        row.getString("currency"), row.getString("timezone_name"), row.getInteger("account_status"),
                        row.getBoolean("reauthorisation_needed"), row.getString("sync_status")),
                row.getLong("version"));
    }
}
