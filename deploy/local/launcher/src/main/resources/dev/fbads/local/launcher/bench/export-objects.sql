-- A third account of compte 1 with fbads.bench_objects ads, each with one row on the newest day: what an export of a row per object goes
-- through. Run as the owner of the tables, after query-account.sql.
INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)
VALUES (1, 'act_900500502', 'Bench, many ads', 'CAD', 'America/Toronto');

INSERT INTO facebook_action_types (compte_id, account_id, position, list, action_type)
SELECT compte_id, 'act_900500502', position, list, action_type FROM facebook_action_types
WHERE compte_id = 1 AND account_id = 'act_900500500';

INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows,
                                 spend, impressions, job_id)
SELECT compte_id, 'act_900500502', breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows, spend, impressions, job_id
FROM facebook_day_ledger
WHERE compte_id = 1 AND account_id = 'act_900500500' AND breakdown_set = 'none';

INSERT INTO facebook_ad_objects (compte_id, account_id, level, object_id, name, campaign_id, adset_id, status, named_on)
SELECT compte_id, 'act_900500502', level, object_id, name, campaign_id, adset_id, status, named_on
FROM facebook_ad_objects
WHERE compte_id = 1 AND account_id = 'act_900500500' AND level <> 'ad'
UNION ALL
SELECT 1, 'act_900500502', 'ad', 120800500000000 + ad || '', 'Ad ' || ad || ', carousel, spring', 120500500000000 + ad % 20 || '',
       120600500000000 + ad % 100 || '', 'ACTIVE', current_setting('fbads.bench_newest')::date
FROM generate_series(1, current_setting('fbads.bench_objects')::int) AS ad;

INSERT INTO facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, stored_rows, impressions, clicks,
                              spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions)
SELECT 1, 'act_900500502', 'ad', 'day', current_setting('fbads.bench_newest')::date, 120800500000000 + ad || '', 1, ad * 7, ad % 97,
       ad::bigint * 104729 % 99999989, ad * 5, ad % 89, ad % 83, ad % 79, actions
FROM generate_series(1, current_setting('fbads.bench_objects')::int) AS ad
CROSS JOIN LATERAL (
    SELECT actions FROM facebook_rollups
    WHERE compte_id = 1 AND account_id = 'act_900500500' AND level = 'ad' AND grain = 'day'
    LIMIT 1) AS any_day;
