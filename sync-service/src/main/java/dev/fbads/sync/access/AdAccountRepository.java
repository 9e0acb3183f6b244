package dev.fbads.sync.access;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds ad accounts under row level security. */
@ApplicationScoped
public class AdAccountRepository {

    private static final String VISIBLE = """
            SELECT compte_id, account_id, timezone_name FROM facebook_ad_accounts
            WHERE account_id = $1 AND ($2::integer IS NULL OR compte_id = $2)
            """;
    private final TenantTransaction tenant;

    AdAccountRepository(TenantTransaction tenant) {
        this.tenant = tenant;
    }

    /**
     * The account, if it is visible to the caller.
     *
     * @throws ProblemException {@link ProblemCode#ACCOUNT_NOT_FOUND}, alike for an unknown and a foreign one, or
     *         {@link ProblemCode#COMPTE_REQUIRED} where the caller sees it through several comptes
     */
    public Uni<AdAccount> visibleTo(Caller caller, AccountId accountId, @Nullable Integer compteId) {
        return tenant.as(caller, connection -> connection.preparedQuery(VISIBLE)
                .mapping(AdAccountRepository::account)
                .execute(Tuple.of(accountId.value(), compteId)))
                .map(rows -> only(StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    private static AdAccount only(List<AdAccount> accounts) {
        return switch (accounts.size()) {
            case 0 -> throw new ProblemException(ProblemCode.ACCOUNT_NOT_FOUND);
            case 1 -> accounts.get(0);
            default -> throw new ProblemException(ProblemCode.COMPTE_REQUIRED);
        };
    }

    private static AdAccount account(Row row) {
        return new AdAccount(row.getInteger("compte_id"), new AccountId(row.getString("account_id")),
                ZoneId.of(row.getString("timezone_name")));
    }
}
