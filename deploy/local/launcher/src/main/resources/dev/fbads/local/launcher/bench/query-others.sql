-- The same roll-ups for another account, of compte 2, so that the table is as large as an installation's.
INSERT INTO facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, stored_rows, impressions, clicks,
                              spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions)
SELECT 2, 'act_9006' || lpad(current_setting('fbads.bench_other'), 5, '0'), level, grain, date_start, object_id, stored_rows,
       impressions, clicks, spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions
FROM facebook_rollups WHERE compte_id = 1 AND account_id = 'act_900500500';
