-- What the end of each job, and the claim of the next one, ask of the database, with less work and fixed plans.

-- In plpgsql its plans are kept by the connection; in SQL a definer's function was planned anew by each call, of which an upsert of
-- the ledger made three, two of them for nothing: the triggers of an update fire although every row is new.
-- The rows of versions come and go with each change, so that a scan of the table reads mostly what is gone.
CREATE OR REPLACE FUNCTION public.facebook_count_change(comptes INTEGER[], accounts TEXT[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    IF coalesce(cardinality(comptes), 0) = 0 THEN
        RETURN;
    END IF;
    WITH changed AS (
        SELECT DISTINCT c.compte_id, c.account_id FROM unnest(comptes, accounts) AS c (compte_id, account_id)
    ), free AS MATERIALIZED (
        SELECT held.id FROM changed CROSS JOIN LATERAL (
            SELECT v.id FROM facebook_data_versions v WHERE v.compte_id = changed.compte_id AND v.account_id = changed.account_id
            FOR UPDATE SKIP LOCKED) held
    ), merged AS (
        DELETE FROM facebook_data_versions v USING free WHERE v.id = free.id RETURNING v.compte_id, v.account_id, v.changes
    )
    INSERT INTO facebook_data_versions (compte_id, account_id, changes)
    SELECT c.compte_id, c.account_id,
           1 + coalesce((SELECT sum(m.changes) FROM merged m WHERE m.compte_id = c.compte_id AND m.account_id = c.account_id), 0)
    FROM changed c;
END
$$;

CREATE OR REPLACE FUNCTION public.facebook_data_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id)) FROM facebook_data_versions;
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM changed_rows) THEN
        RETURN NULL;
    END IF;
    PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id))
    FROM (SELECT DISTINCT compte_id, account_id FROM changed_rows) AS changed;
    IF TG_OP = 'UPDATE' THEN
        PERFORM facebook_count_change(array_agg(compte_id), array_agg(account_id))
        FROM (SELECT compte_id, account_id FROM previous_rows EXCEPT SELECT compte_id, account_id FROM changed_rows) AS left_behind;
    END IF;
    RETURN NULL;
END
$$;

-- Holds the active syncs that wait for any of the jobs, in the order of their ids, until the transaction ends.
CREATE FUNCTION public.facebook_hold_syncs(job_ids UUID[]) RETURNS SETOF public.facebook_sync_status
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    RETURN QUERY
    SELECT held.*
    FROM (SELECT DISTINCT member.sync_id
          FROM unnest(job_ids) AS changed (job_id) JOIN facebook_sync_members member ON member.job_id = changed.job_id
          ORDER BY member.sync_id OFFSET 0) waiting
    CROSS JOIN LATERAL (
        SELECT sync.* FROM facebook_sync_status sync
        WHERE sync.sync_id = waiting.sync_id AND sync.status IN ('pending', 'syncing', 'rate_limited') FOR UPDATE) held;
END
$$;
REVOKE EXECUTE ON FUNCTION public.facebook_hold_syncs(UUID[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_hold_syncs(UUID[]) TO fbads_sync;

-- As before, the most wanted first, but of each compte only as many jobs are read as its share may come to: with 20 comptes and 5
-- places 30 instead of 200. What lies above that level would be taken later in any case. Where that yields too few (background jobs
-- that stand back, comptes with a single job, jobs that others hold), all is read anew. Jobs are locked without waiting, and syncs
-- afterwards at one go, in their order.
CREATE OR REPLACE FUNCTION public.facebook_claim_jobs(leases UUID[], owner TEXT, express BOOLEAN, lease INTERVAL, patience INTERVAL)
    RETURNS TABLE (job_id UUID, lease_token UUID, compte_id INTEGER, account_id VARCHAR, user_id TEXT, role VARCHAR,
                   breakdown_set VARCHAR, granularity VARCHAR, since DATE, until DATE, attempts INTEGER, timezone_name VARCHAR)
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_sort = off
AS $$
#variable_conflict use_column
DECLARE
    places INTEGER := cardinality(leases);
    shallow BOOLEAN;
    chosen UUID[];
BEGIN
    FOREACH shallow IN ARRAY ARRAY [true, false] LOOP
        WITH RECURSIVE comptes (compte_id) AS (
            SELECT min(job.compte_id) FROM facebook_sync_jobs job WHERE job.state = 'released'
            UNION ALL
            SELECT (SELECT min(job.compte_id) FROM facebook_sync_jobs job
                    WHERE job.state = 'released' AND job.compte_id > comptes.compte_id)
            FROM comptes WHERE comptes.compte_id IS NOT NULL),
        busy AS (
            SELECT job.compte_id, count(*) AS jobs, count(*) FILTER (WHERE job.role <> 'background') AS wanted
            FROM facebook_sync_jobs job WHERE job.state = 'running' GROUP BY job.compte_id),
        -- The level to which as many free places as there are, and once more as many, would fill the comptes.
        looked_at AS (
            SELECT comptes.compte_id, coalesce(busy.jobs, 0) AS jobs, coalesce(busy.wanted, 0) AS wanted,
                   CASE WHEN shallow
                        THEN greatest(ceil((2 * places + sum(coalesce(busy.jobs, 0)) OVER ()) / count(*) OVER ())
                                      - coalesce(busy.jobs, 0), 0)
                        ELSE 2 * places END AS depth
            FROM comptes LEFT JOIN busy ON busy.compte_id = comptes.compte_id
            WHERE comptes.compte_id IS NOT NULL),
        ready AS (
            SELECT job.*, looked_at.jobs + row_number() OVER one_compte AS turn, row_number() OVER one_compte AS nth
            FROM looked_at
            CROSS JOIN LATERAL (
                (SELECT w.job_id, w.compte_id, false AS stands_back, w.breakdown_set <> 'none' AS other_set, w.released_at, w.until
                 FROM facebook_sync_jobs w
                 WHERE w.state = 'released' AND w.role <> 'background' AND w.compte_id = looked_at.compte_id
                 ORDER BY w.breakdown_set <> 'none', w.released_at, w.until DESC LIMIT looked_at.depth)
                UNION ALL
                (SELECT p.job_id, p.compte_id, false, p.breakdown_set <> 'none', p.released_at, p.until
                 FROM facebook_sync_jobs p
                 WHERE NOT express AND p.state = 'released' AND p.role = 'background' AND p.compte_id = looked_at.compte_id
                   AND p.created_at <= now() - patience
                 ORDER BY p.breakdown_set <> 'none', p.released_at, p.until DESC LIMIT looked_at.depth)
                UNION ALL
                (SELECT b.job_id, b.compte_id, true, b.breakdown_set <> 'none', b.released_at, b.until
                 FROM facebook_sync_jobs b
                 WHERE NOT shallow AND NOT express AND b.state = 'released' AND b.role = 'background' AND b.compte_id = looked_at.compte_id
                   AND b.created_at > now() - patience
                 ORDER BY b.breakdown_set <> 'none', b.released_at, b.until DESC LIMIT looked_at.depth)) job
            WHERE NOT express OR looked_at.wanted = 0
            WINDOW one_compte AS (PARTITION BY job.compte_id
                                  ORDER BY job.stands_back, job.other_set, job.released_at, job.until DESC))
        SELECT array_agg(held.job_id) INTO chosen
        FROM (SELECT first.job_id
              FROM (SELECT ready.job_id FROM ready WHERE NOT express OR ready.nth = 1
                    ORDER BY ready.stands_back, ready.turn, ready.other_set, ready.released_at, ready.until DESC) wanted
              CROSS JOIN LATERAL (
                  -- Still released; said without the state, which would lead the planner past the primary key.
                  SELECT job.job_id FROM facebook_sync_jobs job
                  WHERE job.job_id = wanted.job_id AND job.lease_token IS NULL AND job.finished_at IS NULL AND job.state <> 'waiting'
                  FOR NO KEY UPDATE SKIP LOCKED) first
              LIMIT places) held;
        EXIT WHEN cardinality(chosen) = places;
    END LOOP;
    RETURN QUERY
    WITH claimed AS (
        UPDATE facebook_sync_jobs job
        SET state = 'running', lease_token = leases[next.place], lease_owner = owner, lease_until = now() + lease,
            started_at = coalesce(job.started_at, now()), fraction = 0, claimed_at = now(), calls_made = 0
        FROM unnest(chosen) WITH ORDINALITY AS next (job_id, place) WHERE job.job_id = next.job_id
        RETURNING job.*, next.place),
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

-- The counts of all active syncs that wait for any of the jobs: asked for behind facebook_hold_syncs, without knowing its answer.
CREATE FUNCTION public.facebook_tally_syncs_of(job_ids UUID[])
    RETURNS TABLE (sync_id VARCHAR, unfinished INTEGER, moving INTEGER, resting INTEGER, given_up INTEGER, done INTEGER,
                   percent INTEGER, synced_days INTEGER, failed_days INTEGER, attempts INTEGER, next_retry_at TIMESTAMPTZ,
                   error_code VARCHAR, error_message TEXT)
    LANGUAGE plpgsql
    STABLE
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT * FROM facebook_tally_syncs(ARRAY(
        SELECT DISTINCT sync.sync_id
        FROM unnest(job_ids) AS changed (job_id) JOIN facebook_sync_members member ON member.job_id = changed.job_id
        JOIN facebook_sync_status sync ON sync.sync_id = member.sync_id
        WHERE sync.status IN ('pending', 'syncing', 'rate_limited')));
END
$$;
REVOKE EXECUTE ON FUNCTION public.facebook_tally_syncs_of(UUID[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_tally_syncs_of(UUID[]) TO fbads_sync;
