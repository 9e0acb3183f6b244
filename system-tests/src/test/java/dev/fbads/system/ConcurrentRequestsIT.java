package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;

/**
 * The first imports of many accounts are asked for at the same moment, over all months, while another import and an export
 * are under way. The import is held until all are answered; the export's reader pauses meanwhile.
 */
@ExtendWith(RunningSuite.class)
class ConcurrentRequestsIT {

    private static final String EXPORT = "/api/facebook/data/ads/export?format=ndjson&granularity=day"
            + "&account_id=%s&since=%s&until=%s";
    private static final int ACCOUNTS = 50;
    /** Of 37 months that a request may reach back, the oldest is not complete. */
    private static final int MONTHS = 36;
    private static final int DAYS = 10;
    private static final int STORED_ADS = 300;

    @AfterEach
    void asBefore(Stack stack) {
        new Control(stack).asBefore();
    }

    @Test
    void fiftyFirstRequestsAreAcceptedWhileAnImportAndAnExportRun(Stack stack) throws IOException {
        Client client = Client.of(stack, "superadmin");
        String stored = TestAccounts.with(STORED_ADS).create(stack);
        LocalDate until = Dates.YESTERDAY.minusDays(30);
        client.sync(stored, until.minusDays(59), until);
        List<String> accounts = IntStream.range(0, ACCOUNTS).mapToObj(account -> TestAccounts.with(10).create(stack)).toList();
        String running = TestAccounts.with(200).create(stack);
        HeldImport held = HeldImport.start(stack, client, running, until.minusDays(59), until);
        List<Client.Answer> answers;

        try (PausedExport export = new PausedExport(stack, "superadmin",
                EXPORT.formatted(stored, until.minusDays(59), until))) {
            List<CompletableFuture<Client.Answer>> requests = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                String account = accounts.get(i);
                LocalDate last = until.minusMonths(i % MONTHS);
                requests.add(begin(() -> client.requestSync(account, last.minusDays(DAYS - 1), last)));
            }
            answers = requests.stream().map(CompletableFuture::join).toList();

            assertThat(answers).hasSize(ACCOUNTS).extracting(Client.Answer::status).as("%s", answers).containsOnly(202);
            assertThat(held.jobs("state = 'running'")).as("jobs of the import that is under way").isPositive();
            assertThat(export.readToEnd()).as("the export is whole").isTrue();
        }
        held.release();
        for (int i = 0; i < ACCOUNTS; i++) {
            client.awaitCompleted(accounts.get(i), answers.get(i).body().path("sync_id").asText());
        }
        client.awaitCompleted(running, held.syncId());
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }
}
