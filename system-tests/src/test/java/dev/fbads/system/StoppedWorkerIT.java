package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/** {@code SIGTERM} in the middle of an import: the jobs are free as soon as the process is gone, and no attempt is spent. */
@ExtendWith(RunningSuite.class)
class StoppedWorkerIT {

    private static final LocalDate UNTIL = Dates.YESTERDAY.minusDays(30);
    private static final LocalDate SINCE = UNTIL.minusDays(59);

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
        stack.process("sync-service").start();
    }

    @Test
    void aStoppedSyncServiceGivesItsJobsBack(Stack stack) {
        String account = TestAccounts.with(100).create(stack);
        Client client = Client.of(stack, "superadmin");
        ServiceProcess sync = stack.process("sync-service");
        HeldImport held = HeldImport.start(stack, client, account, SINCE, UNTIL);

        sync.stop();

        assertThat(held.jobs("state IN ('waiting', 'released')")).as("jobs that were not done").isPositive();
        assertThat(held.jobs("state = 'running' OR lease_token IS NOT NULL")).as("jobs that wait for a lease to run out")
                .isZero();
        held.release();
        sync.start();
        client.awaitCompleted(account, held.syncId());
        Truth.assertEqual(client, new Simulator(stack), account, SINCE, UNTIL);
        assertThat(held.jobs("attempts + lost_workers > 0")).as("jobs that spent an attempt").isZero();
    }
}
