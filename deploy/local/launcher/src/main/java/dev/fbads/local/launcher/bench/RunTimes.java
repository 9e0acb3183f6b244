package dev.fbads.local.launcher.bench;

import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.sql.Database;

/**
 * Where the time of an import's jobs went, as the import log tells; sums over its jobs, which run side by side.
 *
 * @param rows that were written
 * @param graphMillis from question to last line, as the gateway saw it
 * @param fetchMillis from claim to the last row in the spool
 * @param writeMillis from the last row in the spool to the commit: rows, roll-ups, summary, ledger, progress, events
 */
record RunTimes(long jobs, long rows, long graphMillis, long fetchMillis, long writeMillis) {

    private static final String SUMS = """
            SELECT count(*), sum(rows_imported), sum((performance_metrics ->> 'graph_ms')::bigint),
                   sum((performance_metrics ->> 'fetch_ms')::bigint), sum((performance_metrics ->> 'write_ms')::bigint)
            FROM facebook_import_logs
            WHERE account_id = ? AND breakdown_set = 'none' AND status IN ('success', 'partial')
              AND date_start >= ? AND date_stop <= ?
            """;

    static RunTimes of(Database database, String account, DemoPeriod period) {
        return database.rows(SUMS,
                row -> new RunTimes(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                account, period.since(), period.until()).getFirst();
    }

    /** Rows a second of the writing alone; of jobs that run one at a time. */
    double writtenPerSecond() {
        return rows / (writeMillis / 1e3);
    }

    double writeMicrosPerRow() {
        return writeMillis * 1e3 / rows;
    }

    @Override
    public String toString() {
        return "%d jobs: graph %.1f s, fetch %.1f s, write %.1f s".formatted(jobs, graphMillis / 1e3, fetchMillis / 1e3,
                writeMillis / 1e3);
    }
}
