package dev.fbads.query.cache;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Reads {@code facebook_data_versions} of the accounts that the caller may see. */
@ApplicationScoped
class DataVersionRepository {

    private static final String VISIBLE = """
            SELECT compte_id, account_id, timezone_name, version FROM public.facebook_visible_versions($1, $2::text[], $3)
            """;

    private final TenantTransaction transaction;

    DataVersionRepository(TenantTransaction transaction) {
        this.transaction = transaction;
    }

    /** The accounts of the scope in each visible compte that has them, by compte and id. */
    Uni<List<AccountVersion>> in(Caller caller, AccountScope scope) {
        return transaction.call(caller, VISIBLE, parameters(scope), DataVersionRepository::version);
    }

    private static List<@Nullable Object> parameters(AccountScope scope) {
        List<@Nullable Object> parameters = new ArrayList<>();
        switch (scope) {
            case AccountScope.Named named -> {
                parameters.add(named.accountIds().stream().map(AccountId::value).toArray(String[]::new));
                parameters.add(named.compteId());
            }
            case AccountScope.WholeCompte whole -> {
                parameters.add(null);
                parameters.add(whole.compteId());
            }
        }
        return parameters;
    }

    private static AccountVersion version(Row row) {
        return new AccountVersion(row.getInteger(0), row.getString(1), row.getString(2), row.getLong(3));
    }
}
