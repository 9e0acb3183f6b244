package dev.fbads.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.support.SyncServiceTest;

/** Concurrent changes of one account are all counted, and none waits for another. */
@SyncServiceTest
class DataVersionsTest {

    private static final String CHANGE = "SELECT public.facebook_count_change(ARRAY[987654], ARRAY['act_1'])";

    @Test
    void concurrentTransactionsNeitherWaitNorLoseACount() throws SQLException {
        long before = version();
        try (Connection one = owner(); Connection other = owner()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            execute(one, CHANGE);
            execute(other, "SET LOCAL lock_timeout = '5s'");
            execute(other, CHANGE);
            execute(one, CHANGE);

            other.commit();
            assertThat(version()).isEqualTo(before + 1);
            one.commit();
            assertThat(version()).isEqualTo(before + 3);
        }
    }

    @Test
    void aRolledBackChangeIsNotCountedAndLosesNoCount() throws SQLException {
        try (Connection connection = owner()) {
            execute(connection, CHANGE);
            long before = version();
            connection.setAutoCommit(false);
            execute(connection, CHANGE);
            connection.rollback();

            assertThat(version()).isEqualTo(before);
        }
    }

    @Test
    void versionRowsOfAnAccountAreMerged() throws SQLException {
        try (Connection connection = owner()) {
            for (int change = 0; change < 50; change++) {
                execute(connection, CHANGE);
            }
        }

        assertThat(number("SELECT count(*) FROM public.facebook_data_versions WHERE compte_id = 987654")).isLessThan(5);
    }

    private static long version() throws SQLException {
        return number("SELECT coalesce(sum(changes), 0) FROM public.facebook_data_versions WHERE compte_id = 987654");
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection owner() throws SQLException {
        return BackingServicesTestResource.current().postgres().connect("fbads_owner");
    }
}
