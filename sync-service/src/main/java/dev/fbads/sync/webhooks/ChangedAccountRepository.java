package dev.fbads.sync.webhooks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.sync.gateway.AccountFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Updates an account in all comptes that have it. Times only increase. */
@ApplicationScoped
class ChangedAccountRepository {

    private static final String OBJECTS_CHANGED = """
            UPDATE facebook_ad_accounts SET objects_changed_at = $2
            WHERE account_id = $1 AND (objects_changed_at IS NULL OR objects_changed_at < $2)
            """;
    /** Comptes whose data of the account is older than the change; those with a usable token first. */
    private static final String OUTDATED = """
            SELECT compte_id FROM facebook_ad_accounts
            WHERE account_id = $1 AND (facts_read_at IS NULL OR facts_read_at < $2)
            ORDER BY reauthorisation_needed, compte_id
            """;
    private static final String REFRESH = """
            UPDATE facebook_ad_accounts SET name = coalesce(left($2, 500), name), currency = coalesce($3, currency),
                timezone_name = coalesce($4, timezone_name), account_status = coalesce($5, account_status), facts_read_at = $6,
                updated_at = $6
            WHERE account_id = $1 AND (facts_read_at IS NULL OR facts_read_at < $6)
            """;

    private final Pool pool;

    ChangedAccountRepository(Pool pool) {
        this.pool = pool;
    }

    /** Marks earlier fetches of open days as stale; returns the number of comptes for which the change is new. */
    Uni<Integer> objectsChanged(AccountId account, Instant at) {
        return pool.preparedQuery(OBJECTS_CHANGED)
                .execute(Tuple.of(account.value(), at.atOffset(ZoneOffset.UTC)))
                .map(result -> result.rowCount());
    }

    /** The comptes whose data of the account was read before the given instant. */
    Uni<List<Integer>> outdated(AccountId account, Instant since) {
        return pool.preparedQuery(OUTDATED)
                .mapping(row -> row.getInteger("compte_id"))
                .execute(Tuple.of(account.value(), since.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Stores the data in every compte that has the account. */
    Uni<Void> refresh(AccountId account, AccountFacts facts, Instant readAt) {
        return pool.preparedQuery(REFRESH)
                .execute(Tuple.of(account.value(), facts.name(), facts.currency(), facts.timezoneName(), facts.accountStatus(),
                        readAt.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
