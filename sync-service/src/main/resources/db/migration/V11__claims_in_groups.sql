-- Claims and releases read a few rows off an index in the order they want, however many jobs wait, instead of sorting all of them.

-- What somebody waits for, as a free place takes it.
CREATE INDEX facebook_sync_jobs_wanted ON public.facebook_sync_jobs
    (compte_id, (breakdown_set <> 'none'), released_at, until DESC) WHERE state = 'released' AND role <> 'background';
-- The same of background jobs.
CREATE INDEX facebook_sync_jobs_background ON public.facebook_sync_jobs
    (compte_id, (breakdown_set <> 'none'), released_at, until DESC) WHERE state = 'released' AND role = 'background';
-- What an account releases next.
CREATE INDEX facebook_sync_jobs_waiting ON public.facebook_sync_jobs
    (compte_id, account_id, (role = 'background'), (breakdown_set <> 'none'), until DESC) WHERE state = 'waiting';

-- How many jobs of an account are in hand, without a look at those of its compte's others.
DROP INDEX public.facebook_sync_jobs_claimable;
CREATE INDEX facebook_sync_jobs_claimable ON public.facebook_sync_jobs (state, compte_id, account_id)
    WHERE state IN ('released', 'running');

-- A worker that is killed is no failure of its job: the two are counted apart, and each has its own bound.
ALTER TABLE public.facebook_sync_jobs ADD COLUMN lost_workers INTEGER NOT NULL DEFAULT 0;

-- Gives the most wanted released jobs to as many places as there are leases, the most wanted first; fewer where there are no more.
-- Of each compte with released jobs the first few of each kind are read, twice as many as there are places, and put in the order in which places that come one after the other
-- would take them: the turn of a job is the number of jobs that its compte runs by then. Jobs that another replica is claiming are
-- passed over. The syncs that wait for a claimed job begin. An express place takes only what somebody waits for, of comptes for
-- which no other such job runs.
--
-- What the statistics say of a queue is always of another moment, mostly that it is empty: the plan is fixed by these settings.
CREATE FUNCTION public.facebook_claim_jobs(leases UUID[], owner TEXT, express BOOLEAN, lease INTERVAL, patience INTERVAL)
    RETURNS TABLE (job_id UUID, lease_token UUID, compte_id INTEGER, account_id VARCHAR, user_id TEXT, role VARCHAR,
                   breakdown_set VARCHAR, granularity VARCHAR, since DATE, until DATE, attempts INTEGER, timezone_name VARCHAR)
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH RECURSIVE comptes (compte_id) AS (
        SELECT min(job.compte_id) FROM facebook_sync_jobs job WHERE job.state = 'released'
        UNION ALL
        SELECT (SELECT min(job.compte_id) FROM facebook_sync_jobs job
                WHERE job.state = 'released' AND job.compte_id > comptes.compte_id)
        FROM comptes WHERE comptes.compte_id IS NOT NULL),
    busy AS (
        SELECT job.compte_id, count(*) AS jobs, count(*) FILTER (WHERE job.role <> 'background') AS wanted
        FROM facebook_sync_jobs job WHERE job.state = 'running' GROUP BY job.compte_id),
    ready AS (
        SELECT job.*, coalesce(busy.jobs, 0) + row_number() OVER one_compte AS turn, row_number() OVER one_compte AS nth
        FROM comptes LEFT JOIN busy ON busy.compte_id = comptes.compte_id
        CROSS JOIN LATERAL (
            (SELECT w.job_id, w.compte_id, false AS stands_back, w.breakdown_set <> 'none' AS other_set, w.released_at, w.until
             FROM facebook_sync_jobs w
             WHERE w.state = 'released' AND w.role <> 'background' AND w.compte_id = comptes.compte_id
             ORDER BY w.breakdown_set <> 'none', w.released_at, w.until DESC LIMIT 2 * cardinality(leases))
            UNION ALL
            (SELECT p.job_id, p.compte_id, false, p.breakdown_set <> 'none', p.released_at, p.until
             FROM facebook_sync_jobs p
             WHERE NOT express AND p.state = 'released' AND p.role = 'background' AND p.compte_id = comptes.compte_id
               AND p.created_at <= now() - patience
             ORDER BY p.breakdown_set <> 'none', p.released_at, p.until DESC LIMIT 2 * cardinality(leases))
            UNION ALL
            (SELECT b.job_id, b.compte_id, true, b.breakdown_set <> 'none', b.released_at, b.until
             FROM facebook_sync_jobs b
             WHERE NOT express AND b.state = 'released' AND b.role = 'background' AND b.compte_id = comptes.compte_id
               AND b.created_at > now() - patience
             ORDER BY b.breakdown_set <> 'none', b.released_at, b.until DESC LIMIT 2 * cardinality(leases))) job
        WHERE NOT express OR coalesce(busy.wanted, 0) = 0
        WINDOW one_compte AS (PARTITION BY job.compte_id
                              ORDER BY job.stands_back, job.other_set, job.released_at, job.until DESC)),
    chosen AS (
        SELECT taken.job_id, row_number() OVER () AS place
        FROM (SELECT held.job_id
              FROM (SELECT ready.job_id FROM ready WHERE NOT express OR ready.nth = 1
                    ORDER BY ready.stands_back, ready.turn, ready.other_set, ready.released_at, ready.until DESC) wanted
              CROSS JOIN LATERAL (
                  -- Still released; said without the state, which would lead the planner past the primary key.
                  SELECT job.job_id FROM facebook_sync_jobs job
                  WHERE job.job_id = wanted.job_id AND job.lease_token IS NULL AND job.finished_at IS NULL AND job.state <> 'waiting'
                  FOR NO KEY UPDATE SKIP LOCKED) held
              LIMIT cardinality(leases)) taken),
    claimed AS (
        UPDATE facebook_sync_jobs job
        SET state = 'running', lease_token = leases[chosen.place], lease_owner = owner, lease_until = now() + lease,
            started_at = coalesce(job.started_at, now()), fraction = 0, claimed_at = now(), calls_made = 0
        FROM chosen WHERE job.job_id = chosen.job_id
        RETURNING job.*, chosen.place),
    beginning AS (
        SELECT held.sync_id
        FROM (SELECT DISTINCT awaited.sync_id
              FROM claimed CROSS JOIN LATERAL (
                  SELECT member.sync_id FROM facebook_sync_members member WHERE member.job_id = claimed.job_id OFFSET 0) awaited
              ORDER BY awaited.sync_id) waiting
        CROSS JOIN LATERAL (
            SELECT sync.sync_id FROM facebook_sync_status sync
            WHERE sync.sync_id = waiting.sync_id AND sync.status IN ('pending', 'rate_limited') FOR NO KEY UPDATE) held),
    begun AS (
        UPDATE facebook_sync_status sync
        SET status = 'syncing', started_at = coalesce(sync.started_at, now()), next_retry_at = NULL
        FROM beginning WHERE sync.sync_id = beginning.sync_id)
    SELECT claimed.job_id, claimed.lease_token, claimed.compte_id, claimed.account_id, claimed.user_id, claimed.role,
           claimed.breakdown_set, claimed.granularity, claimed.since, claimed.until, claimed.attempts, account.timezone_name
    FROM claimed LEFT JOIN facebook_ad_accounts account
        ON account.compte_id = claimed.compte_id AND account.account_id = claimed.account_id
    ORDER BY claimed.place;
END
$$;
REVOKE EXECUTE ON FUNCTION public.facebook_claim_jobs(UUID[], TEXT, BOOLEAN, INTERVAL, INTERVAL) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_claim_jobs(UUID[], TEXT, BOOLEAN, INTERVAL, INTERVAL) TO fbads_sync;

-- Fills the accounts' free places with their most wanted waiting jobs, and leaves one message for each. Background jobs take what
-- others leave, and their places do not count against others.
CREATE FUNCTION public.facebook_release_jobs(comptes INTEGER[], accounts TEXT[], places INTEGER, wanted_topic TEXT, background_topic TEXT)
    RETURNS void
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
AS $$
#variable_conflict use_column
BEGIN
    WITH free AS (
        SELECT account.compte_id, account.account_id, greatest(places - busy.wanted, 0) AS urgent, greatest(places - busy.jobs, 0) AS rest
        FROM (SELECT DISTINCT named.compte_id, named.account_id
              FROM unnest(comptes, accounts) AS named (compte_id, account_id)) account
        CROSS JOIN LATERAL (
            SELECT count(*) AS jobs, count(*) FILTER (WHERE job.role <> 'background') AS wanted FROM facebook_sync_jobs job
            WHERE job.compte_id = account.compte_id AND job.account_id = account.account_id
              AND job.state IN ('released', 'running')) busy),
    placed AS (
        SELECT ready.job_id, ready.role, free.urgent, free.rest,
               row_number() OVER (PARTITION BY free.compte_id, free.account_id
                                  ORDER BY ready.role = 'background', ready.breakdown_set <> 'none', ready.until DESC) AS place
        FROM free CROSS JOIN LATERAL (
            SELECT job.job_id, job.role, job.breakdown_set, job.until FROM facebook_sync_jobs job
            WHERE job.compte_id = free.compte_id AND job.account_id = free.account_id AND job.state = 'waiting'
              AND (job.next_retry_at IS NULL OR job.next_retry_at <= now())
            ORDER BY job.role = 'background', job.breakdown_set <> 'none', job.until DESC LIMIT places
            FOR NO KEY UPDATE SKIP LOCKED) ready
        WHERE free.urgent > 0),
    released AS (
        UPDATE facebook_sync_jobs job SET state = 'released', released_at = now(), next_retry_at = NULL
        FROM placed
        WHERE job.job_id = placed.job_id AND place <= CASE placed.role WHEN 'background' THEN placed.rest ELSE placed.urgent END
        RETURNING job.job_id, job.compte_id, job.account_id, job.role, job.until)
    INSERT INTO facebook_outbox (topic, key, payload)
    SELECT CASE released.role WHEN 'background' THEN background_topic ELSE wanted_topic END, released.job_id::text,
           jsonb_build_object('job_id', released.job_id, 'compte_id', released.compte_id, 'account_id', released.account_id)
    FROM released ORDER BY released.until DESC;
END
$$;
REVOKE EXECUTE ON FUNCTION public.facebook_release_jobs(INTEGER[], TEXT[], INTEGER, TEXT, TEXT) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_release_jobs(INTEGER[], TEXT[], INTEGER, TEXT, TEXT) TO fbads_sync;
