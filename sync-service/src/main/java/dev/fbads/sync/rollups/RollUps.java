package dev.fbads.sync.rollups;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Keeps {@code facebook_rollups} right in the transactions that replace slices of set {@code none}. */
@ApplicationScoped
public class RollUps {

    private final RollUpRepository table;
    private final ActionTypeRepository types;

    RollUps(RollUpRepository table, ActionTypeRepository types) {
        this.table = table;
        this.types = types;
    }

    /**
     * Begins to replace the roll-ups of the job's slices.
     *
     * @param stored whether the slices had rows, and so have roll-ups
     */
    public Uni<JobRollUps> open(SqlConnection connection, ClaimedJob job, boolean stored) {
        return JobRollUps.open(table, types, connection, job, stored);
    }
}
