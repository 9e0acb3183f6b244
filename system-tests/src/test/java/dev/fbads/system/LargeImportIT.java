package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/**
 * More rows than fit into the services' heaps of 256 MB as objects. A service that collected them would end on its
 * OutOfMemoryError ({@code -XX:+ExitOnOutOfMemoryError}), and its process id would change or be gone.
 */
@ExtendWith(RunningSuite.class)
class LargeImportIT {

    private static final int ENOUGH_ROWS = 45_000;

    @Test
    void fortyFiveThousandRowsPassThroughSmallHeaps(Stack stack) throws SQLException {
        Client client = Client.of(stack, "superadmin");
        String account = TestAccounts.with(600).create(stack);
        LocalDate until = Dates.YESTERDAY.minusDays(30);
        LocalDate since = until.minusDays(199);
        Map<String, Long> before = processIds(stack);
        // Replicas that other tests started and stopped are listed too.
        List<ServiceProcess> running = stack.processes().stream().filter(ServiceProcess::running).toList();

        Client.Answer answer = client
                .requestSync("{\"account_id\":\"%s\",\"since\":\"%s\",\"until\":\"%s\",\"granularity\":\"day\"}"
                        .formatted(account, since, until));
        client.awaitCompleted(account, answer.body().path("sync_id").asText());

        assertThat(rows(stack, account, since, until)).isGreaterThanOrEqualTo(ENOUGH_ROWS);
        assertThat(processIds(stack)).isEqualTo(before);
        assertThat(running).hasSizeGreaterThanOrEqualTo(5).allMatch(ServiceProcess::running);
        Truth.assertEqual(client, new Simulator(stack), account, since, until);
    }

    private static Map<String, Long> processIds(Stack stack) {
        Map<String, Long> ids = new TreeMap<>();
        stack.processes().forEach(process -> ids.put(process.name(), process.pid()));
        return ids;
    }

    private static long rows(Stack stack, String account, LocalDate since, LocalDate until) throws SQLException {
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement count = owner.prepareStatement(
                        "SELECT count(*) FROM facebook_ads_data WHERE account_id = ? AND date_start BETWEEN ? AND ?")) {
            count.setString(1, account);
            count.setObject(2, since);
            count.setObject(3, until);
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
