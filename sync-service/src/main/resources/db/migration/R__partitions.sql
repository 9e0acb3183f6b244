-- Partitions of facebook_ads_data: one per month of date_start, created and dropped only by the two functions below (ADR 20). The
-- owner of the schema owns them, so that the service owns no table.

-- Creates the partition of the day's month; returns whether it was missing. The table is created alone and attached when complete.
-- ATTACH takes SHARE UPDATE EXCLUSIVE on facebook_ads_data and, for the foreign key, SHARE ROW EXCLUSIVE on comptes; neither conflicts
-- with readers or imports. The new table is empty, so the check of its bounds reads nothing. Row level security is forced on each
-- partition without a policy, so that a partition that is queried directly shows no rows: they are visible through the parent only.
-- Replicas that call this at the same time run one after the other.
CREATE OR REPLACE FUNCTION public.facebook_create_month(day DATE) RETURNS BOOLEAN
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1s'
AS $$
DECLARE
    month DATE := date_trunc('month', day);
    partition TEXT := 'facebook_ads_data_' || to_char(month, 'YYYY_MM');
BEGIN
    IF to_regclass('public.' || partition) IS NOT NULL THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('facebook_partitions', 0));
    -- Not by to_regclass: its cache dates from before the lock, and an advisory lock does not refresh it.
    IF EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = partition) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.facebook_ads_data INCLUDING ALL)', partition);
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', partition);
    EXECUTE format('ALTER TABLE public.facebook_ads_data ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
                   partition, month, month + INTERVAL '1 month');
    RETURN true;
END
$$;

-- Drops the partition of the day's month if it contains no row; returns whether it did. DROP needs ACCESS EXCLUSIVE on
-- facebook_ads_data, and later statements queue behind it: it waits for a tenth of a second and then fails (lock_not_available). An
-- empty partition does no harm. The last twelve months are refused in any case. Rows are looked up through the parent, because a
-- partition shows none to its owner.
CREATE OR REPLACE FUNCTION public.facebook_drop_month(day DATE) RETURNS BOOLEAN
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '100ms'
AS $$
DECLARE
    month DATE := date_trunc('month', day);
    next_month DATE := month + INTERVAL '1 month';
    partition TEXT := 'facebook_ads_data_' || to_char(month, 'YYYY_MM');
BEGIN
    IF next_month > now() - INTERVAL '12 months' THEN
        RAISE EXCEPTION 'the month of % is too young to be dropped', month USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass('public.' || partition) IS NULL
            OR EXISTS (SELECT FROM facebook_ads_data WHERE date_start >= month AND date_start < next_month) THEN
        RETURN false;
    END IF;
    LOCK TABLE ONLY public.facebook_ads_data IN ACCESS EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM facebook_ads_data WHERE date_start >= month AND date_start < next_month) THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE public.%I', partition);
    RETURN true;
END
$$;

-- Creates the partitions of a range, for an owner who fills the table by hand. The service does not call it.
CREATE OR REPLACE FUNCTION public.facebook_ensure_partitions(since DATE, until DATE) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
    IF until - since > 37 * 31 + 62 THEN
        RAISE EXCEPTION 'a range of % days is more than is ever stored', until - since USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM facebook_create_month(month::date)
    FROM generate_series(date_trunc('month', since), date_trunc('month', until), INTERVAL '1 month') AS month;
END
$$;

REVOKE EXECUTE ON FUNCTION public.facebook_create_month(DATE), public.facebook_drop_month(DATE),
    public.facebook_ensure_partitions(DATE, DATE) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.facebook_create_month(DATE), public.facebook_drop_month(DATE) TO fbads_sync;
