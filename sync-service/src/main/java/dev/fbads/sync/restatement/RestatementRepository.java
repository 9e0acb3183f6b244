package dev.fbads.sync.restatement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.sync.access.AdAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds accounts that are due for restatement and records that they were restated. */
@ApplicationScoped
class RestatementRepository {

    private static final String ZONES = """
            SELECT DISTINCT timezone_name FROM facebook_ad_accounts WHERE last_viewed_at >= $1
            """;
    private static final String DUE = """
            SELECT compte_id, account_id, timezone_name, today, reauthorisation_needed
            FROM facebook_ad_accounts JOIN unnest($2::text[], $3::date[]) AS runs (zone, today) ON zone = timezone_name
            WHERE last_viewed_at >= $1 AND restated_on IS DISTINCT FROM today
              AND (compte_id, account_id) > ($4, $5)
            ORDER BY compte_id, account_id LIMIT $6
            """;
    private static final String CLAIM_NIGHT = """
            UPDATE facebook_ad_accounts SET restated_on = $3
            WHERE compte_id = $1 AND account_id = $2 AND restated_on IS DISTINCT FROM $3
            """;
    private static final String MARK = "UPDATE facebook_sync_jobs SET origin = 'restatement' WHERE job_id = ANY ($1)";

    private final Pool pool;

    RestatementRepository(Pool pool) {
        this.pool = pool;
    }

    /** An account that has not been restated in this night. */
    record Due(AdAccount account, LocalDate today, boolean reauthorisationNeeded) {
    }

    /** A page of accounts begins after this one. */
    record After(int compteId, String accountId) {

        static final After NONE = new After(Integer.MIN_VALUE, "");
    }

    /** The zones of the accounts that were viewed since. */
    Uni<List<String>> zones(Instant viewedSince) {
        return pool.preparedQuery(ZONES)
                .mapping(row -> row.getString("timezone_name"))
                .execute(Tuple.of(viewedSince.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** A page of due accounts in the zones of the runs. */
    Uni<List<Due>> due(Instant viewedSince, List<NightlyRun> runs, After after, int limit) {
        return pool.preparedQuery(DUE)
                .mapping(RestatementRepository::due)
                .execute(Tuple.of(viewedSince.atOffset(ZoneOffset.UTC),
                        runs.stream().map(NightlyRun::zone).toArray(String[]::new),
                        runs.stream().map(NightlyRun::date).toArray(LocalDate[]::new), after.compteId(), after.accountId(),
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** Records the restatement of the account; false if it was recorded before. */
    Uni<Boolean> claimNight(SqlConnection connection, Due due) {
        return connection.preparedQuery(CLAIM_NIGHT)
                .execute(Tuple.of(due.account().compteId(), due.account().accountId().value(), due.today()))
                .map(result -> result.rowCount() == 1);
    }

    /** Marks the jobs as created by the restatement and not by a sync request. */
    Uni<Void> markRestatement(SqlConnection connection, List<UUID> jobIds) {
        return connection.preparedQuery(MARK).execute(Tuple.of((Object) jobIds.toArray(UUID[]::new))).replaceWithVoid();
    }

    private static Due due(Row row) {
        return new Due(
                new AdAccount(row.getInteger("compte_id"), new AccountId(row.getString("account_id")),
                        ZoneId.of(row.getString("timezone_name"))),
                row.getLocalDate("today"), row.getBoolean("reauthorisation_needed"));
    }
}
