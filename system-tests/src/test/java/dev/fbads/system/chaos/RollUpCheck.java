package dev.fbads.system.chaos;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.local.backing.postgres.DatabaseRole;
import dev.fbads.local.backing.postgres.PostgresService;
import dev.fbads.local.launcher.stack.StackException;

/** Compares the incrementally maintained roll-ups with a rebuild from the rows. The rebuild is rolled back. */
final class RollUpCheck {

    private static final String MAINTAINED = """
            CREATE TEMP TABLE maintained ON COMMIT DROP AS SELECT * FROM facebook_rollups WHERE compte_id = %d AND account_id = '%s'
            """;
    private static final String DIFFERING = """
            WITH rebuilt AS (SELECT * FROM facebook_rollups WHERE compte_id = %d AND account_id = '%s')
            SELECT 'roll-up differs from the rebuild: ' || account_id || ' ' || level || ' ' || grain || ' ' || date_start
                   || ' ' || object_id
            FROM (SELECT * FROM maintained EXCEPT SELECT * FROM rebuilt) AS only_maintained
            UNION ALL
            SELECT 'rebuilt roll-up differs: ' || account_id || ' ' || level || ' ' || grain || ' ' || date_start
                   || ' ' || object_id
            FROM (SELECT * FROM rebuilt EXCEPT SELECT * FROM maintained) AS only_rebuilt
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
            statement.execute(MAINTAINED.formatted(account.compteId(), account.accountId()));
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
