package dev.fbads.sync.jobs;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.plan.JobInFlight;
import io.vertx.mutiny.sqlclient.Row;

/** Rows of {@code facebook_sync_jobs} as values. */
final class JobRows {

    private JobRows() {
    }

    static JobInFlight inFlight(Row row) {
        return new JobInFlight(row.getUUID("job_id"), range(row));
    }

    static Claim claim(Row row) {
        ClaimedJob job = claimed(row);
        return new Claim(job, Optional.ofNullable(row.getString("timezone_name"))
                .map(zone -> new AdAccount(job.compteId(), job.accountId(), ZoneId.of(zone))));
    }

    private static ClaimedJob claimed(Row row) {
        return new ClaimedJob(row.getUUID("job_id"), row.getUUID("lease_token"), row.getInteger("compte_id"),
                new AccountId(row.getString("account_id")), row.getString("user_id"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)), range(row), row.getInteger("attempts"));
    }

    private static FetchRange range(Row row) {
        return new FetchRange(BreakdownSet.ofWire(row.getString("breakdown_set")).orElseThrow(),
                Granularity.ofWire(row.getString("granularity")).orElseThrow(),
                new Period(row.getLocalDate("since"), row.getLocalDate("until")));
    }
}
