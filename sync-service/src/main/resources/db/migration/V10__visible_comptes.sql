-- The same comptes for the same claims. Every statement of a reader pays for this function once: in plpgsql its plan is kept by the
-- connection, while a function in SQL that cannot be inlined (a definer's) was planned again by each call, ten times as long as it
-- runs. The claims are read once.
CREATE OR REPLACE FUNCTION public.facebook_visible_comptes() RETURNS INTEGER[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    caller TEXT := auth.jwt() ->> 'sub';
BEGIN
    RETURN (SELECT coalesce(array_agg(compte_id), '{}')
            FROM (SELECT compte_id FROM compte_users_clients WHERE user_id::text = caller
                  UNION
                  SELECT compte_id FROM compte_users_pub_gms WHERE user_id::text = caller
                  UNION
                  SELECT compte_id FROM compte_gestionnaires WHERE user_id::text = caller) AS memberships);
END
$$;
