-- Progress of syncs, updated whenever jobs that they wait for change. Every group of jobs that ends calls both functions once, so their
-- plans are fixed (see R__job_queue.sql).

-- Locks the active syncs that wait for any of the jobs until the transaction ends, in order of id.
CREATE OR REPLACE FUNCTION public.facebook_lock_syncs(job_ids UUID[]) RETURNS SETOF public.facebook_sync_status
    LANGUAGE plpgsql
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan SET jit = off
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
    RETURN QUERY
    SELECT locked.*
    FROM (SELECT DISTINCT member.sync_id, member.compte_id
          FROM unnest(job_ids) AS changed (job_id) JOIN facebook_sync_members member ON member.job_id = changed.job_id
          ORDER BY member.sync_id OFFSET 0) waiting
    CROSS JOIN LATERAL (
        SELECT sync.* FROM facebook_sync_status sync
        WHERE sync.sync_id = waiting.sync_id AND sync.compte_id = waiting.compte_id
          AND sync.status IN ('pending', 'syncing', 'rate_limited') FOR UPDATE) locked;
END
$$;

-- Counts the jobs of the active syncs that wait for any of the jobs, by sync. A day is synced when no unfinished job covers it. After a
-- split a job may lie outside of the days of a sync; it counts no day of it then.
CREATE OR REPLACE FUNCTION public.facebook_count_sync_jobs(job_ids UUID[])
    RETURNS TABLE (sync_id VARCHAR, unfinished INTEGER, moving INTEGER, resting INTEGER, given_up INTEGER, done INTEGER,
                   percent INTEGER, synced_days INTEGER, failed_days INTEGER, attempts INTEGER, next_retry_at TIMESTAMPTZ,
                   error_code VARCHAR, error_message TEXT)
    LANGUAGE plpgsql
    STABLE
    SET search_path = public, pg_temp
    SET plan_cache_mode = force_generic_plan SET jit = off
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
    sync_ids VARCHAR[] := ARRAY(
        SELECT DISTINCT sync.sync_id
        FROM unnest(job_ids) AS changed (job_id) JOIN facebook_sync_members member ON member.job_id = changed.job_id
        JOIN facebook_sync_status sync ON sync.sync_id = member.sync_id AND sync.compte_id = member.compte_id
        WHERE sync.status IN ('pending', 'syncing', 'rate_limited'));
BEGIN
    RETURN QUERY
    WITH totals AS (
        SELECT part.sync_id,
               coalesce(floor(100 * sum(part.length * part.fraction) / nullif(sum(part.length), 0)), 0)::integer AS percent,
               count(*) FILTER (WHERE part.state IN ('waiting', 'released', 'running'))::integer AS unfinished,
               count(*) FILTER (WHERE part.state IN ('released', 'running') OR part.state = 'waiting'
                                AND (part.next_retry_at IS NULL OR part.error_code <> 'rate_limited'))::integer AS moving,
               count(*) FILTER (WHERE part.state = 'waiting' AND part.next_retry_at IS NOT NULL)::integer AS resting,
               count(*) FILTER (WHERE part.state IN ('failed', 'cancelled'))::integer AS given_up,
               count(*) FILTER (WHERE part.state = 'done')::integer AS done,
               max(part.attempts) AS attempts,
               min(part.next_retry_at) FILTER (WHERE part.state = 'waiting') AS next_retry_at,
               max(part.error_code)::varchar AS error_code, max(part.error_message) AS error_message,
               coalesce(range_agg(part.days) FILTER (WHERE part.state = 'done'), '{}') AS fetched,
               coalesce(range_agg(part.days) FILTER (WHERE part.state <> 'done'), '{}') AS missing,
               coalesce(range_agg(part.days) FILTER (WHERE part.state IN ('failed', 'cancelled')), '{}') AS failed
        -- OFFSET 0 keeps the planner from computing the range again for each figure that uses it.
        FROM (SELECT job.sync_id, job.state, job.fraction, job.error_code, job.error_message, job.attempts, job.next_retry_at,
                     greatest(job.last - job.first + 1, 0) AS length,
                     CASE WHEN job.first <= job.last THEN daterange(job.first, job.last, '[]') ELSE 'empty' END AS days
              FROM (SELECT sync.sync_id, awaited.state, awaited.fraction, awaited.error_code, awaited.error_message,
                           awaited.attempts, awaited.next_retry_at, greatest(awaited.since, sync.date_start) AS first,
                           least(awaited.until, sync.date_stop) AS last
                    FROM unnest(sync_ids) AS counted (sync_id)
                    JOIN facebook_sync_status sync ON sync.sync_id = counted.sync_id
                    JOIN facebook_sync_members member ON member.sync_id = sync.sync_id AND member.compte_id = sync.compte_id
                    JOIN facebook_sync_jobs awaited ON awaited.job_id = member.job_id AND awaited.compte_id = member.compte_id
                    OFFSET 0) job
              OFFSET 0) part
        GROUP BY part.sync_id)
    SELECT totals.sync_id, totals.unfinished, totals.moving, totals.resting, totals.given_up, totals.done, totals.percent,
           (SELECT coalesce(sum(upper(range) - lower(range)), 0)::integer FROM unnest(totals.fetched - totals.missing) AS range),
           (SELECT coalesce(sum(upper(range) - lower(range)), 0)::integer FROM unnest(totals.failed) AS range),
           totals.attempts, totals.next_retry_at, totals.error_code, totals.error_message
    FROM totals;
END
$$;

REVOKE EXECUTE ON FUNCTION public.facebook_lock_syncs(UUID[]), public.facebook_count_sync_jobs(UUID[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_lock_syncs(UUID[]), public.facebook_count_sync_jobs(UUID[]) TO fbads_sync;
