-- The account of the load tests, of compte 1: 20 campaigns, 100 ad sets, 500 ads that deliver every day, 20 action types. Account
-- and campaigns are stored for 37 months, from fbads.bench_oldest to fbads.bench_newest, ad sets and ads for the last 184 days.
-- The figures of an ad's day follow from the numbers of both, so that each run measures the same bytes. Run as the owner.
INSERT INTO facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)
VALUES (1, 'act_900500500', 'Bench', 'CAD', 'America/Toronto');

CREATE TEMP TABLE bench_ads ON COMMIT DROP AS
SELECT ad, 'act_900500500' AS account_id, 120500500000000 + ad % 20 || '' AS campaign_id,
       120600500000000 + ad % 100 || '' AS adset_id, 120700500000000 + ad || '' AS ad_id
FROM generate_series(0, 499) AS ad;

INSERT INTO facebook_ad_objects (compte_id, account_id, level, object_id, name, campaign_id, adset_id, status, named_on)
SELECT DISTINCT 1, account_id, 'campaign', campaign_id, 'Campaign ' || ad % 20 || ', prospecting', campaign_id, NULL, NULL,
       current_setting('fbads.bench_newest')::date
FROM bench_ads
UNION ALL
SELECT DISTINCT 1, account_id, 'adset', adset_id, 'Ad set ' || ad % 100 || ', 25 to 44', campaign_id, adset_id, NULL,
       current_setting('fbads.bench_newest')::date
FROM bench_ads
UNION ALL
SELECT 1, account_id, 'ad', ad_id, 'Ad ' || ad || ', carousel, spring', campaign_id, adset_id, 'ACTIVE',
       current_setting('fbads.bench_newest')::date
FROM bench_ads;

INSERT INTO facebook_action_types (compte_id, account_id, position, list, action_type)
SELECT 1, 'act_900500500', row_number() OVER (), list, action_type
FROM (VALUES ('actions', ARRAY ['link_click', 'post_engagement', 'page_engagement', 'landing_page_view', 'video_view', 'lead',
                                'omni_purchase', 'offsite_conversion.fb_pixel_purchase', 'omni_add_to_cart',
                                'omni_initiated_checkout', 'comment', 'post_reaction', 'like', 'onsite_conversion.post_save']),
             ('action_values', ARRAY ['omni_purchase', 'offsite_conversion.fb_pixel_purchase', 'omni_add_to_cart']),
             ('unique_actions', ARRAY ['link_click', 'post_engagement', 'landing_page_view'])) AS lists (list, types)
CROSS JOIN unnest(types) AS action_type;

INSERT INTO facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop, state, fetched_at, rows,
                                 spend, impressions, job_id)
SELECT 1, 'act_900500500', 'none', 'day', day, day, 'final', day + INTERVAL '3 days', 500, 0, 0, gen_random_uuid()
FROM generate_series(current_setting('fbads.bench_oldest')::date, current_setting('fbads.bench_newest')::date, INTERVAL '1 day') AS day;

INSERT INTO facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, stored_rows, impressions, clicks,
                              spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions)
SELECT 1, account_id, level, grain, date_start, object_id, stored_rows, figure * 997, figure * 31, figure * 1234567, figure * 701,
       figure * 29, figure * 17, figure * 53,
       (SELECT string_agg(int2send(position::int2) || int8send(figure * position * 1000000), ''::bytea ORDER BY position)
        FROM generate_series(1, 20) AS position)
FROM (SELECT account_id, level, grain, facebook_block_start(grain, day) AS date_start, object_id, sum(ads) AS stored_rows,
             sum(figure)::bigint AS figure
      FROM (SELECT account_id, level, object_id, day::date AS day, count(*) AS ads,
                   sum(1 + (ad * 7919 + extract(doy FROM day)::bigint * 104729) % 97) AS figure
            FROM bench_ads
            CROSS JOIN LATERAL (VALUES ('account', account_id, current_setting('fbads.bench_oldest')::date),
                                       ('campaign', campaign_id, current_setting('fbads.bench_oldest')::date),
                                       ('adset', adset_id, current_setting('fbads.bench_newest')::date - 183),
                                       ('ad', ad_id, current_setting('fbads.bench_newest')::date - 183))
                AS levels (level, object_id, oldest)
            CROSS JOIN LATERAL generate_series(oldest, current_setting('fbads.bench_newest')::date, INTERVAL '1 day') AS day
            GROUP BY account_id, level, object_id, day) AS days
      CROSS JOIN (VALUES ('day'), ('third'), ('month')) AS grains (grain)
      GROUP BY account_id, level, grain, facebook_block_start(grain, day), object_id) AS sums
ORDER BY level, grain, date_start, object_id;
