package dev.fbads.sync.rollups;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Maintains {@code facebook_rollups} and {@code facebook_daily_summary} in the transactions that replace slices of set
 * {@code none}. The only incremental computation of both; the SQL functions that rebuild them start from all stored rows.
 */
@ApplicationScoped
public class RollUps {

    private final RollUpRepository table;
    private final ActionTypeRepository types;
    private final SummaryRepository summary;

    RollUps(RollUpRepository table, ActionTypeRepository types, SummaryRepository summary) {
        this.table = table;
        this.summary = summary;
        this.types = types;
    }

    /**
     * Starts to replace the roll-ups of the job's slices.
     *
     * @param stored whether the slices had rows, and therefore have roll-ups
     */
    public Uni<JobRollUps> open(SqlConnection connection, ClaimedJob job, boolean stored) {
        return new JobRollUps(table, types, summary, connection, job, stored).open();
    }
}
