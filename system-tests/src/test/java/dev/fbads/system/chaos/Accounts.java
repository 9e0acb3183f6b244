package dev.fbads.system.chaos;

import java.util.List;

import dev.fbads.local.launcher.sql.Database;

/** The simulator's generated accounts and the comptes that own them. */
final class Accounts {

    /** Pattern of their ids for {@code LIKE}. */
    static final String GENERATED = "act_900100%";

    private static final String ALL = """
            SELECT compte_id, account_id FROM facebook_ad_accounts WHERE account_id LIKE ? ORDER BY length(account_id), account_id
            """;
    private static final String COMPTES = """
            INSERT INTO comptes (id, nom) SELECT id, 'Compte ' || id FROM generate_series(1, %d) AS id ON CONFLICT DO NOTHING
            """;
    private static final String MANAGERS = """
            INSERT INTO compte_gestionnaires (compte_id, user_id)
            SELECT id, manager FROM generate_series(1, %d) AS id, unnest(ARRAY['superadmin', 'direction']) AS manager
            ON CONFLICT DO NOTHING
            """;
    private static final String SPREAD = """
            UPDATE facebook_ad_accounts account SET compte_id = 1 + row_index %% %d
            FROM (SELECT account_id, row_number() OVER (ORDER BY length(account_id), account_id) AS row_index
                  FROM facebook_ad_accounts WHERE account_id LIKE '%s') AS numbered
            WHERE numbered.account_id = account.account_id
            """;

    private Accounts() {
    }

    /** Distributes the accounts over the given number of comptes. Call it before anything is imported. */
    static void spread(Database database, int comptes) {
        database.execute(COMPTES.formatted(comptes), MANAGERS.formatted(comptes), SPREAD.formatted(comptes, GENERATED));
    }

    static List<Account> all(Database database) {
        return database.rows(ALL, row -> new Account(row.getInt(1), row.getString(2)), GENERATED);
    }
}
