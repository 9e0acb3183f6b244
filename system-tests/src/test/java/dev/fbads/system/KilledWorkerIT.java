package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/** {@code kill -9} of the sync service in the middle of an import leads to the same end state. */
@ExtendWith(RunningSuite.class)
class KilledWorkerIT {

    private static final String ACCOUNT = "act_900100600";

    @Test
    void aKilledSyncServiceLosesAndDoublesNothing(Stack stack) throws SQLException {
        Client client = Client.of(stack, "superadmin");
        LocalDate until = LocalDate.now(ZoneId.of("America/Toronto")).minusDays(200);
        LocalDate since = until.minusDays(59);
        ServiceProcess sync = stack.process("sync-service");

        String syncId = client.wish(ACCOUNT, since, until).body().path("sync_id").asText();
        await().atMost(Client.PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            JsonNode status = client.status(ACCOUNT, syncId);
            return status.path("state").asText().equals("syncing") && status.path("percent").asInt() > 5;
        });
        sync.killForcibly();
        assertThat(stateInDatabase(stack, syncId)).as("the kill came in the middle").isEqualTo("syncing");
        sync.start();
        client.awaitCompleted(ACCOUNT, syncId);

        Truth.assertEqual(client, new Simulator(stack), ACCOUNT, since, until);
        assertThat(number(stack, "SELECT count(*) FROM facebook_sync_jobs WHERE state IN ('waiting', 'released', 'running')"))
                .isZero();
        assertThat(number(stack, "SELECT max(lost_workers) FROM facebook_sync_jobs WHERE account_id = '" + ACCOUNT + "'"))
                .as("a job was taken back from the killed worker").isPositive();
    }

    private static String stateInDatabase(Stack stack, String syncId) throws SQLException {
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT status FROM facebook_sync_status WHERE sync_id = '" + syncId + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int number(Stack stack, String query) throws SQLException {
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
