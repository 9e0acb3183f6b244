package dev.fbads.system;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import dev.fbads.local.launcher.stack.Stack;

/**
 * An import that stays in its middle until it is released: Meta's stand-in has answered some of its calls and holds the answers
 * to all further ones.
 *
 * @param syncId what the import is known by
 */
record HeldImport(Stack stack, String syncId) {

    private static final String HOLD = "{\"kind\":\"hold\",\"account\":\"%s\",\"path\":\"/ads$\",\"skip\":1,\"times\":100000}";

    /** Returns when a job runs whose call is held. */
    static HeldImport start(Stack stack, Client client, String account, LocalDate since, LocalDate until) {
        Control control = new Control(stack);
        control.post("faults", HOLD.formatted(account));
        HeldImport held = new HeldImport(stack, client.requestSync(account, since, until).body().path("sync_id").asText());
        await().atMost(Client.PATIENCE).until(() -> control.faultHits() > 0 && held.jobs("state = 'running'") > 0);
        return held;
    }

    /** Lets the held answers go out. */
    void release() {
        new Control(stack).delete("faults");
    }

    /** How many of the import's jobs are so. */
    int jobs(String condition) {
        try (Connection owner = stack.backing().postgres().connect("fbads_owner");
                PreparedStatement count = owner.prepareStatement("""
                        SELECT count(*) FROM facebook_sync_members JOIN facebook_sync_jobs USING (job_id)
                        WHERE sync_id = ? AND (%s)""".formatted(condition))) {
            count.setString(1, syncId);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
