package dev.fbads.query.account;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads {@code facebook_ad_accounts}. */
@ApplicationScoped
class AdAccountRepository {

    private static final String VISIBLE = """
            SELECT account_id, compte_id, name, currency, timezone_name, account_status, reauthorisation_needed,
                sync_status
            FROM public.facebook_ad_accounts
            ORDER BY compte_id, account_id
            """;

    private static final String BY_ID = """
            SELECT account_id, compte_id, name, currency, timezone_name, account_status, reauthorisation_needed,
                sync_status
            FROM public.facebook_ad_accounts
            WHERE account_id = $1 AND ($2::integer IS NULL OR compte_id = $2)
            ORDER BY compte_id
            LIMIT 2
            """;

    /** Every account the caller may see, once per compte. */
    Uni<List<AdAccount>> visible(TenantSession session) {
        return session.list(VISIBLE, Tuple.tuple(), AdAccountRepository::account);
    }

    /** The account in each visible compte that has it, two at most; in one compte only where one is given. */
    Uni<List<AdAccount>> byId(TenantSession session, AccountId accountId, @Nullable Integer compteId) {
        return session.list(BY_ID, Tuple.of(accountId.value(), compteId), AdAccountRepository::account);
    }

    private static AdAccount account(Row row) {
        return new AdAccount(row.getString("account_id"), row.getInteger("compte_id"), row.getString("name"),
                row.getString("currency"), row.getString("timezone_name"), row.getInteger("account_status"),
                row.getBoolean("reauthorisation_needed"), row.getString("sync_status"));
    }
}
