-- The app that a token was given to, by Meta's word (debug_token): quota of apps is counted per app. NULL: not known yet.
ALTER TABLE gateway.tokens ADD COLUMN app_id TEXT;
