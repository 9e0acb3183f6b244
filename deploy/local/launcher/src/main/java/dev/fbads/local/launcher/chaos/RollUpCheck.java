package dev.fbads.local.launcher.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/** Roll-ups that were kept import by import, beside those that are built anew from the rows; the table stays as it was. */
final class RollUpCheck {

    private static final String KEPT = """
            CREATE TEMP TABLE kept ON COMMIT DROP AS SELECT * FROM facebook_rollups WHERE compte_id = %d AND account_id = '%s'
            """;
    private static final String DIFFERING = """
            WITH rebuilt AS (SELECT * FROM facebook_rollups WHERE compte_id = %d AND account_id = '%s')
            SELECT 'roll-up kept, but not rebuilt so: ' || account_id || ' ' || level || ' ' || grain || ' ' || date_start
                   || ' ' || object_id
            FROM (SELECT * FROM kept EXCEPT SELECT * FROM rebuilt) AS only_kept
            UNION ALL
            SELECT 'roll-up rebuilt, but not kept so: ' || account_id || ' ' || level || ' ' || grain || ' ' || date_start
                   || ' ' || object_id
            FROM (SELECT * FROM rebuilt EXCEPT SELECT * FROM kept) AS only_rebuilt
            """;

    private final PostgresService postgres;

    RollUpCheck(PostgresService postgres) {
        this.postgres = postgres;
    }

    List<String> differences(List<Account> accounts) {
        return accounts.stream().flatMap(account -> differences(account).stream()).toList();
    }

    private List<String> differences(Account account) {
        try (var connection = postgres.connect(DatabaseRole.OWNER.roleName());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(KEPT.formatted(account.compteId(), account.accountId()));
            statement.execute("SELECT facebook_rebuild_rollups(%d, '%s')".formatted(account.compteId(), account.accountId()));
            List<String> found = new ArrayList<>();
            try (var rows = statement.executeQuery(DIFFERING.formatted(account.compteId(), account.accountId()))) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            connection.rollback();
            return found;
        } catch (SQLException e) {
            throw new StackException("the roll-ups cannot be compared: " + e.getMessage(), e);
        }
    }
}
