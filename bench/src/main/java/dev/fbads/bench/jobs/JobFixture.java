package dev.fbads.bench.jobs;

import dev.fbads.local.launcher.sql.Database;

/** Syncs of many accounts that are planned and not released yet; each has the same number of one-day jobs. */
final class JobFixture {

    private static final int COMPTES = 20;
    private static final String CLEAR = """
            TRUNCATE facebook_sync_status, facebook_sync_jobs, facebook_sync_members, facebook_outbox, facebook_import_logs CASCADE
            """;
    private static final String COMPTE = "INSERT INTO comptes (id, nom) SELECT id, 'Bench ' || id FROM generate_series(1001, %d) AS id "
            + "ON CONFLICT DO NOTHING";
    private static final String ACCOUNTS = """
            INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)
            SELECT 1001 + number %% %d, 'act_77' || number, 'Bench', 'CAD', 'America/Toronto' FROM generate_series(1, %d) AS number
            ON CONFLICT DO NOTHING
            """;
    /** As many partitions as an installation has that stores everything that Meta retains. */
    private static final String PARTITIONS = "SELECT facebook_ensure_partitions((current_date - INTERVAL '37 months')::date, current_date)";
    private static final String SYNCS = """
            INSERT INTO facebook_sync_status (sync_id, compte_id, user_id, account_id, date_start, date_stop, breakdown_sets,
                status, total_days)
            SELECT 'bench-' || account_id, compte_id, 'bench', account_id, current_date - 40 - %1$d, current_date - 41,
                   ARRAY['none'], 'pending', %1$d
            FROM facebook_ad_accounts WHERE account_id LIKE 'act\\_77%%' AND compte_id > 1000
            """;
    private static final String JOBS = """
            INSERT INTO facebook_sync_jobs (job_id, compte_id, account_id, user_id, role, breakdown_set, granularity, since, until,
                state)
            SELECT gen_random_uuid(), compte_id, account_id, 'bench', 'responsable', 'none', 'day', day::date, day::date, 'waiting'
            FROM facebook_sync_status, generate_series(date_start, date_stop, INTERVAL '1 day') AS day
            """;
    private static final String MEMBERS = """
            INSERT INTO facebook_sync_members (sync_id, job_id, compte_id)
            SELECT 'bench-' || account_id, job_id, compte_id FROM facebook_sync_jobs
            """;

    private JobFixture() {
    }

    /** Replaces all jobs; no sync service may run. */
    static void store(Database database, int accounts, int jobsEach) {
        database.execute(CLEAR, COMPTE.formatted(1000 + COMPTES), ACCOUNTS.formatted(COMPTES, accounts),
                PARTITIONS, SYNCS.formatted(jobsEach), JOBS, MEMBERS, "ANALYZE facebook_sync_jobs",
                "ANALYZE facebook_sync_members",
                "ANALYZE facebook_sync_status");
    }
}
