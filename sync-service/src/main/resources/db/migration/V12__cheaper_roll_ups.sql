-- A foreign key is looked up for every row, and a roll-up is never written but in the transaction that wrote rows of
-- facebook_ads_data, whose own key holds the compte. What is left of the key is that roll-ups go with their compte.
ALTER TABLE public.facebook_rollups DROP CONSTRAINT facebook_rollups_compte_id_fkey;

CREATE FUNCTION public.facebook_forget_rollups() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        TRUNCATE facebook_rollups;
    ELSE
        DELETE FROM facebook_rollups WHERE compte_id IN (SELECT id FROM gone);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER facebook_rollups_deleted AFTER DELETE ON public.comptes REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_forget_rollups();
CREATE TRIGGER facebook_rollups_truncated AFTER TRUNCATE ON public.comptes
    FOR EACH STATEMENT EXECUTE FUNCTION public.facebook_forget_rollups();
