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

/** {@code SIGTERM} in the middle of an import: the jobs are free as soon as the process is gone, and no attempt is spent. */
@ExtendWith(RunningSuite.class)
class StoppedWorkerIT {

    private static final String ACCOUNT = "act_900100600";

    @Test
    void aStoppedSyncServiceGivesItsJobsBack(Stack stack) throws SQLException {
        Client client = Client.of(stack, "superadmin");
        LocalDate until = LocalDate.now(ZoneId.of("America/Toronto")).minusDays(300);
        LocalDate since = until.minusDays(59);
        ServiceProcess sync = stack.process("sync-service");
        String syncId = client.wish(ACCOUNT, since, until).body().path("sync_id").asText();
        await().atMost(Client.PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            JsonNode status = client.status(ACCOUNT, syncId);
            return status.path("state").asText().equals("syncing") && status.path("percent").asInt() > 5;
        });

        sync.stop();

        String jobs = " FROM facebook_sync_members JOIN facebook_sync_jobs USING (job_id) WHERE sync_id = '" + syncId + "'";
        assertThat(number(stack, "SELECT count(*) FILTER (WHERE state IN ('waiting', 'released'))" + jobs))
                .as("the stop came in the middle").isPositive();
        assertThat(number(stack, "SELECT count(*) FILTER (WHERE state = 'running' OR lease_token IS NOT NULL)" + jobs))
                .as("jobs that wait for a lease to run out").isZero();
        sync.start();
        client.awaitCompleted(ACCOUNT, syncId);
        Truth.assertEqual(client, new Simulator(stack), ACCOUNT, since, until);
        assertThat(number(stack, "SELECT max(attempts + lost_workers)" + jobs)).isZero();
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
