package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.fbads.local.launcher.stack.Stack;

/**
 * Shows that a service still has every connection of its pool: requests that read the table wait for its lock, each with a
 * connection, all at once. A lost connection is missing among them.
 *
 * @param role as whom the service reads
 * @param table that each of the requests reads, and nobody else with the role
 */
record HeldTable(Stack stack, String role, String table) {

    /**
     * Returns when all requests have been answered.
     *
     * @param pool how many connections there are
     * @param request fails unless it is answered
     */
    void assertAllConnectionsServe(int pool, Runnable request, String description) {
        RoleSessions sessions = new RoleSessions(stack, role);
        List<CompletableFuture<Void>> requests;
        try (Connection owner = stack.backing().postgres().connect("fbads_owner"); Statement lock = owner.createStatement()) {
            owner.setAutoCommit(false);
            lock.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table));
            requests = IntStream.range(0, pool)
                    .mapToObj(number -> CompletableFuture.runAsync(request, Thread::startVirtualThread)).toList();
            await().atMost(Client.PATIENCE).untilAsserted(() -> assertThat(sessions.waitingForALock())
                    .as("sessions of %s that serve a request at once, %s", role, description)
                    .isGreaterThanOrEqualTo(pool));
            owner.rollback();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        requests.forEach(CompletableFuture::join);
    }
}
