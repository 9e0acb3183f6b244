package dev.fbads.gateway.accounts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The accounts that Meta listed for each token. */
@ApplicationScoped
public class TokenAccountRepository {

    private static final String DELETE_OTHERS = "DELETE FROM gateway.token_accounts WHERE token_id = $1 AND account_id <> ALL($2)";
    /** A refused account is tried again once Meta lists it again. */
    private static final String LIST = """
            INSERT INTO gateway.token_accounts (token_id, account_id, listed, name, currency, timezone_name, account_status)
            SELECT $1, account_id, true, name, currency, timezone_name, account_status
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[])
                AS l (account_id, name, currency, timezone_name, account_status)
            ON CONFLICT (token_id, account_id) DO UPDATE SET listed = true, name = excluded.name, currency = excluded.currency,
                timezone_name = excluded.timezone_name, account_status = excluded.account_status, denied_code = NULL,
                denied_subcode = NULL, denied_at = NULL
            """;
    private static final String READ = "UPDATE gateway.tokens SET accounts_read_at = $2 WHERE id = $1";
    private static final String LISTED = """
            SELECT account_id, name, currency, timezone_name, account_status FROM gateway.token_accounts
            WHERE token_id = $1 AND listed AND account_id = ANY($2) ORDER BY account_id
            """;

    private final Pool pool;

    TokenAccountRepository(Pool pool) {
        this.pool = pool;
    }

    /** Replaces the accounts of the token. */
    public Uni<Void> replace(UUID token, List<AdAccount> accounts, Instant at) {
        String[] ids = column(accounts, AdAccount::accountId, String[]::new);
        return pool.withTransaction(connection -> connection.preparedQuery(DELETE_OTHERS).execute(Tuple.of(token, ids))
                .chain(() -> connection.preparedQuery(LIST).execute(Tuple.of(token, ids,
                        column(accounts, AdAccount::name, String[]::new),
                        column(accounts, AdAccount::currency, String[]::new),
                        column(accounts, AdAccount::timezoneName, String[]::new),
                        column(accounts, AdAccount::accountStatus, Integer[]::new))))
                .chain(() -> connection.preparedQuery(READ).execute(Tuple.of(token, at.atOffset(ZoneOffset.UTC)))))
                .replaceWithVoid();
    }

    /** Those of the given accounts that Meta listed for the token. */
    public Uni<List<AdAccount>> listed(UUID token, List<String> accountIds) {
        return pool.preparedQuery(LISTED)
                .mapping(TokenAccountRepository::account)
                .execute(Tuple.of(token, accountIds.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static AdAccount account(Row row) {
        return new AdAccount(row.getString("account_id"), row.getString("name"), row.getString("currency"),
                row.getString("timezone_name"), row.getInteger("account_status"));
    }

    private static <V> V[] column(List<AdAccount> accounts, Function<AdAccount, @Nullable V> member,
            IntFunction<V[]> array) {
        return accounts.stream().map(member).toArray(array);
    }
}
