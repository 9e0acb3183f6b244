package dev.fbads.sync.metrics;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Counts waiting jobs and messages. Each statement reads a partial index or a small table. */
@ApplicationScoped
class BacklogRepository {

    private static final String JOBS = """
            SELECT CASE WHEN state = 'waiting' AND next_retry_at > now() THEN 'paused' ELSE state END AS state, count(*) AS jobs,
                   coalesce(extract(epoch FROM now() - min(released_at) FILTER (WHERE state = 'released')), 0)::float8 AS oldest
            FROM facebook_sync_jobs WHERE state IN ('waiting', 'released', 'running') GROUP BY 1
            """;
    private static final String OUTBOX = """
            SELECT count(*) AS messages, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest
            FROM facebook_outbox
            """;

    private final Pool pool;

    BacklogRepository(Pool pool) {
        this.pool = pool;
    }

    /**
     * Waiting jobs or messages.
     *
     * @param oldestSeconds age of the oldest one
     */
    record Backlog(long count, double oldestSeconds) {

        static final Backlog NONE = new Backlog(0, 0);
    }

    /** Jobs that have not ended, by state; waiting jobs with a future retry time are {@code paused}. */
    Uni<Map<String, Backlog>> jobs() {
        return pool.query(JOBS).execute().map(rows -> {
            Map<String, Backlog> byState = new HashMap<>();
            rows.forEach(row -> byState.put(row.getString("state"), backlog(row, "jobs")));
            return byState;
        });
    }

    /** Messages that have not been sent to Kafka. */
    Uni<Backlog> outbox() {
        return pool.query(OUTBOX).execute().map(rows -> backlog(rows.iterator().next(), "messages"));
    }

    private static Backlog backlog(Row row, String count) {
        return new Backlog(row.getLong(count), row.getDouble("oldest"));
    }
}
