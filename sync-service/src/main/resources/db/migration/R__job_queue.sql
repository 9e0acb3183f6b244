-- Claims and releases of jobs (ADR 13, ADR 15).
--
-- Statistics of a queue are always outdated and mostly describe an empty table, so both functions fix their plans: every access is an
-- index scan in the order in which rows are taken. Joins name compte_id, so that each row is found by the unique key. A disabled plan
-- type counts as extremely expensive, which would make PostgreSQL compile the plan in each call (seconds instead of 2 ms): jit is off.

-- Claims the released jobs with the highest priority for as many worker slots as there are leases, in order of priority; fewer if
-- there are no more. The result equals that of single claims made one after the other: the rank of a job is the number of jobs that
-- its compte would be running with it. A reserved slot claims only jobs that a user waits for, of comptes for which no other such job
-- runs. Background jobs that have waited longer than background_patience rank with the jobs that a user waits for.
--
-- The first pass reads of each compte only as many jobs as its share can be: with 20 comptes and 5 slots 30 instead of 200. Jobs beyond
-- that depth would rank later in any case. If it yields too few (background jobs, comptes with a single job, jobs that others have
-- locked), the second pass reads everything again. Jobs are locked without waiting, then the syncs that wait for them, in order of id.
CREATE OR REPLACE FUNCTION public.facebook_claim_jobs(leases UUID[], owner TEXT, reserved BOOLEAN, lease INTERVAL,
        background_patience INTERVAL)
    RETURNS TABLE (job_id UUID, lease_token UUID, compte_id INTEGER, account_id VARCHAR, user_id TEXT, role VARCHAR,
                   breakdown_set VARCHAR, granularity VARCHAR, since DATE, until DATE, attempts INTEGER, timezone_name VARCHAR)
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan SET jit = off
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
AS $$
#variable_conflict use_column
DECLARE
    slots INTEGER := cardinality(leases);
    shallow BOOLEAN;
    chosen UUID[];
    chosen_comptes INTEGER[];
BEGIN
    FOREACH shallow IN ARRAY ARRAY [true, false] LOOP
        WITH RECURSIVE comptes (compte_id) AS (
            SELECT min(job.compte_id) FROM facebook_sync_jobs job WHERE job.state = 'released'
            UNION ALL
            SELECT (SELECT min(job.compte_id) FROM facebook_sync_jobs job
                    WHERE job.state = 'released' AND job.compte_id > comptes.compte_id)
            FROM comptes WHERE comptes.compte_id IS NOT NULL),
        running AS (
            SELECT job.compte_id, count(*) AS jobs, count(*) FILTER (WHERE job.role <> 'background') AS interactive_jobs
            FROM facebook_sync_jobs job WHERE job.state = 'running' GROUP BY job.compte_id),
        -- Depth: the level to which twice as many jobs as there are free slots would fill the comptes.
        candidate_comptes AS (
            SELECT comptes.compte_id, coalesce(running.jobs, 0) AS jobs, coalesce(running.interactive_jobs, 0) AS interactive_jobs,
                   CASE WHEN shallow
                        THEN greatest(ceil((2 * slots + sum(coalesce(running.jobs, 0)) OVER ()) / count(*) OVER ())
                                      - coalesce(running.jobs, 0), 0)
                        ELSE 2 * slots END AS depth
            FROM comptes LEFT JOIN running ON running.compte_id = comptes.compte_id
            WHERE comptes.compte_id IS NOT NULL),
        candidates AS (
            SELECT job.*, candidate_comptes.jobs + row_number() OVER one_compte AS rank, row_number() OVER one_compte AS nth
            FROM candidate_comptes
            CROSS JOIN LATERAL (
                (SELECT i.job_id, i.compte_id, false AS background, i.breakdown_set <> 'none' AS other_set, i.released_at, i.until
                 FROM facebook_sync_jobs i
                 WHERE i.state = 'released' AND i.role <> 'background' AND i.compte_id = candidate_comptes.compte_id
                 ORDER BY i.breakdown_set <> 'none', i.released_at, i.until DESC LIMIT candidate_comptes.depth)
                UNION ALL
                (SELECT p.job_id, p.compte_id, false, p.breakdown_set <> 'none', p.released_at, p.until
                 FROM facebook_sync_jobs p
                 WHERE NOT reserved AND p.state = 'released' AND p.role = 'background' AND p.compte_id = candidate_comptes.compte_id
                   AND p.created_at <= now() - background_patience
                 ORDER BY p.breakdown_set <> 'none', p.released_at, p.until DESC LIMIT candidate_comptes.depth)
                UNION ALL
                (SELECT b.job_id, b.compte_id, true, b.breakdown_set <> 'none', b.released_at, b.until
                 FROM facebook_sync_jobs b
                 WHERE NOT shallow AND NOT reserved AND b.state = 'released' AND b.role = 'background'
                   AND b.compte_id = candidate_comptes.compte_id AND b.created_at > now() - background_patience
                 ORDER BY b.breakdown_set <> 'none', b.released_at, b.until DESC LIMIT candidate_comptes.depth)) job
            WHERE NOT reserved OR candidate_comptes.interactive_jobs = 0
            WINDOW one_compte AS (PARTITION BY job.compte_id
                                  ORDER BY job.background, job.other_set, job.released_at, job.until DESC))
        SELECT array_agg(locked.job_id), array_agg(locked.compte_id) INTO chosen, chosen_comptes
        FROM (SELECT free.job_id, free.compte_id
              FROM (SELECT candidates.job_id, candidates.compte_id FROM candidates WHERE NOT reserved OR candidates.nth = 1
                    ORDER BY candidates.background, candidates.rank, candidates.other_set, candidates.released_at,
                             candidates.until DESC) ranked
              CROSS JOIN LATERAL (
                  -- Still released. A condition on the state alone would let the planner use another index than the primary key.
                  SELECT job.job_id, job.compte_id FROM facebook_sync_jobs job
                  WHERE job.job_id = ranked.job_id AND job.compte_id = ranked.compte_id
                    AND job.lease_token IS NULL AND job.finished_at IS NULL AND job.state <> 'waiting'
                  FOR NO KEY UPDATE SKIP LOCKED) free
              LIMIT slots) locked;
        EXIT WHEN cardinality(chosen) = slots;
    END LOOP;
    RETURN QUERY
    WITH claimed AS (
        UPDATE facebook_sync_jobs job
        SET state = 'running', lease_token = leases[next.slot], lease_owner = owner, lease_until = now() + lease,
            started_at = coalesce(job.started_at, now()), fraction = 0, claimed_at = now(), calls_made = 0
        FROM unnest(chosen, chosen_comptes) WITH ORDINALITY AS next (job_id, compte_id, slot)
        WHERE job.job_id = next.job_id AND job.compte_id = next.compte_id
        RETURNING job.*, next.slot),
    starting AS (
        SELECT locked.sync_id, locked.compte_id
        FROM (SELECT DISTINCT awaited.sync_id, awaited.compte_id
              FROM claimed CROSS JOIN LATERAL (
                  SELECT member.sync_id, member.compte_id FROM facebook_sync_members member
                  WHERE member.job_id = claimed.job_id AND member.compte_id = claimed.compte_id OFFSET 0) awaited
              ORDER BY awaited.sync_id) waiting
        CROSS JOIN LATERAL (
            SELECT sync.sync_id, sync.compte_id FROM facebook_sync_status sync
            WHERE sync.sync_id = waiting.sync_id AND sync.compte_id = waiting.compte_id
              AND sync.status IN ('pending', 'rate_limited') FOR NO KEY UPDATE) locked),
    started AS (
        UPDATE facebook_sync_status sync
        SET status = 'syncing', started_at = coalesce(sync.started_at, now()), next_retry_at = NULL
        FROM starting WHERE sync.sync_id = starting.sync_id AND sync.compte_id = starting.compte_id)
    SELECT claimed.job_id, claimed.lease_token, claimed.compte_id, claimed.account_id, claimed.user_id, claimed.role,
           claimed.breakdown_set, claimed.granularity, claimed.since, claimed.until, claimed.attempts, account.timezone_name
    FROM claimed LEFT JOIN facebook_ad_accounts account
        ON account.compte_id = claimed.compte_id AND account.account_id = claimed.account_id
    ORDER BY claimed.slot;
END
$$;

-- Releases the accounts' waiting jobs with the highest priority, up to the number of slots per account, and adds one message for each
-- to the outbox. Background jobs use the slots that the others leave free, and do not count against them.
CREATE OR REPLACE FUNCTION public.facebook_release_jobs(comptes INTEGER[], accounts TEXT[], slots INTEGER, interactive_topic TEXT,
        background_topic TEXT)
    RETURNS void
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan SET jit = off
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
AS $$
#variable_conflict use_column
BEGIN
    WITH free AS (
        SELECT account.compte_id, account.account_id, greatest(slots - active.interactive_jobs, 0) AS interactive_slots,
               greatest(slots - active.jobs, 0) AS background_slots
        FROM (SELECT DISTINCT named.compte_id, named.account_id
              FROM unnest(comptes, accounts) AS named (compte_id, account_id)) account
        CROSS JOIN LATERAL (
            SELECT count(*) AS jobs, count(*) FILTER (WHERE job.role <> 'background') AS interactive_jobs FROM facebook_sync_jobs job
            WHERE job.compte_id = account.compte_id AND job.account_id = account.account_id
              AND job.state IN ('released', 'running')) active),
    ranked AS (
        SELECT ready.job_id, free.compte_id, ready.role, free.interactive_slots, free.background_slots,
               row_number() OVER (PARTITION BY free.compte_id, free.account_id
                                  ORDER BY ready.role = 'background', ready.breakdown_set <> 'none', ready.until DESC) AS slot
        FROM free CROSS JOIN LATERAL (
            SELECT job.job_id, job.role, job.breakdown_set, job.until FROM facebook_sync_jobs job
            WHERE job.compte_id = free.compte_id AND job.account_id = free.account_id AND job.state = 'waiting'
              AND (job.next_retry_at IS NULL OR job.next_retry_at <= now())
            ORDER BY job.role = 'background', job.breakdown_set <> 'none', job.until DESC LIMIT slots
            FOR NO KEY UPDATE SKIP LOCKED) ready
        WHERE free.interactive_slots > 0),
    released AS (
        UPDATE facebook_sync_jobs job SET state = 'released', released_at = now(), next_retry_at = NULL
        FROM ranked
        WHERE job.job_id = ranked.job_id AND job.compte_id = ranked.compte_id
          AND slot <= CASE ranked.role WHEN 'background' THEN ranked.background_slots ELSE ranked.interactive_slots END
        RETURNING job.job_id, job.compte_id, job.account_id, job.role, job.until)
    INSERT INTO facebook_outbox (topic, key, payload)
    SELECT CASE released.role WHEN 'background' THEN background_topic ELSE interactive_topic END, released.job_id::text,
           jsonb_build_object('job_id', released.job_id, 'compte_id', released.compte_id, 'account_id', released.account_id)
    FROM released ORDER BY released.until DESC;
END
$$;

-- Wakes the relay at commit.
CREATE OR REPLACE FUNCTION public.facebook_outbox_notify() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_notify('facebook_outbox', '');
    RETURN NULL;
END
$$;

-- A migration that would wait longer for writers of the table fails, and the next start repeats it.
SET LOCAL lock_timeout = '10s';
CREATE OR REPLACE TRIGGER facebook_outbox_notify AFTER INSERT ON public.facebook_outbox
    FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_outbox_notify();

REVOKE EXECUTE ON FUNCTION public.facebook_claim_jobs(UUID[], TEXT, BOOLEAN, INTERVAL, INTERVAL),
    public.facebook_release_jobs(INTEGER[], TEXT[], INTEGER, TEXT, TEXT) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_claim_jobs(UUID[], TEXT, BOOLEAN, INTERVAL, INTERVAL),
    public.facebook_release_jobs(INTEGER[], TEXT[], INTEGER, TEXT, TEXT) TO fbads_sync;
GRANT SELECT, INSERT, DELETE ON public.facebook_outbox TO fbads_sync;
