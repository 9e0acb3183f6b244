package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/** {@code kill -9} of the sync service in the middle of an import leads to the same end state. */
@ExtendWith(RunningSuite.class)
class KilledWorkerIT {

    private static final LocalDate UNTIL = Dates.YESTERDAY.minusDays(30);
    private static final LocalDate SINCE = UNTIL.minusDays(59);

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
        stack.process("sync-service").start();
    }

    @Test
    void aKilledSyncServiceLosesAndDoublesNothing(Stack stack) {
        String account = TestAccounts.with(100).create(stack);
        Client client = Client.of(stack, "superadmin");
        ServiceProcess sync = stack.process("sync-service");
        HeldImport held = HeldImport.start(stack, client, account, SINCE, UNTIL);

        sync.killForcibly();
        assertThat(held.jobs("state = 'running'")).as("jobs that the kill interrupted").isPositive();
        held.release();
        sync.start();
        client.awaitCompleted(account, held.syncId());

        Truth.assertEqual(client, new Simulator(stack), account, SINCE, UNTIL);
        assertThat(held.jobs("state IN ('waiting', 'released', 'running')")).as("jobs that are left").isZero();
        assertThat(held.jobs("lost_workers > 0")).as("jobs that were taken back from the killed worker").isPositive();
    }
}
