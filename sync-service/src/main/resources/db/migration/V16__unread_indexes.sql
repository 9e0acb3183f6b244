-- Indexes of the specification that no statement reads (ADR 17): each row paid for four of them. What they were meant for is read from
-- roll-ups; rows themselves are read by compte, account and set, which the unique key begins with, in the months of the question.
DROP INDEX public.idx_facebook_ads_compte_date;
DROP INDEX public.idx_facebook_ads_hierarchy;
DROP INDEX public.idx_facebook_ads_performance;
DROP INDEX public.idx_facebook_ads_sync_status;
