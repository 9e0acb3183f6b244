-- A second account of compte 1 whose ads and their days are those of the first one, fbads.bench_copies times: what an export of a row
-- per ad and day goes through. Run as the owner of the tables, after query-account.sql.
INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)
VALUES (1, 'act_900500501', 'Bench, exported', 'CAD', 'America/Toronto');

INSERT INTO facebook_action_types (compte_id, account_id, position, list, action_type)
SELECT compte_id, 'act_900500501', position, list, action_type FROM facebook_action_types
WHERE compte_id = 1 AND account_id = 'act_900500500';

INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows,
                                 spend, impressions, job_id)
SELECT compte_id, 'act_900500501', breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows, spend, impressions, job_id
FROM facebook_day_ledger
WHERE compte_id = 1 AND account_id = 'act_900500500' AND breakdown_set = 'none';

INSERT INTO facebook_ad_objects (compte_id, account_id, level, object_id, name, campaign_id, adset_id, status, named_on)
SELECT compte_id, 'act_900500501', level, CASE level WHEN 'ad' THEN copy || object_id ELSE object_id END, name, campaign_id, adset_id,
       status, named_on
FROM facebook_ad_objects
JOIN generate_series(1, current_setting('fbads.bench_copies')::int) AS copy ON level = 'ad' OR copy = 1
WHERE compte_id = 1 AND account_id = 'act_900500500';

INSERT INTO facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, stored_rows, impressions, clicks,
                              spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions)
SELECT compte_id, 'act_900500501', level, grain, date_start, copy || object_id, stored_rows, impressions, clicks, spend_micros, reach,
       unique_clicks, inline_link_clicks, inline_post_engagement, actions
FROM facebook_rollups
CROSS JOIN generate_series(1, current_setting('fbads.bench_copies')::int) AS copy
WHERE compte_id = 1 AND account_id = 'act_900500500' AND level = 'ad' AND grain = 'day';
