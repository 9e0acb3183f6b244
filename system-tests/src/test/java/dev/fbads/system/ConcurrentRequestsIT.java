package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.Stack;

/** The first imports of many accounts are asked for at the same moment, over all months, while others import and export. */
@ExtendWith(RunningSuite.class)
class ConcurrentRequestsIT {

    private static final int ACCOUNTS = 50;
    /** Of 37 months that a request may reach back, the oldest is not complete. */
    private static final int MONTHS = 36;
    private static final int DAYS = 10;

    @Test
    void fiftyFirstRequestsAreAcceptedWhileAnImportAndAnExportRun(Stack stack) {
        Client client = Client.of(stack, "superadmin");
        String stored = TestAccounts.with(150).create(stack);
        LocalDate until = Dates.YESTERDAY.minusDays(30);
        client.sync(stored, until.minusDays(59), until);
        List<String> accounts = IntStream.range(0, ACCOUNTS).mapToObj(account -> TestAccounts.with(10).create(stack)).toList();
        String running = TestAccounts.with(200).create(stack);
        String imported = client.wish(running, until.minusDays(59), until).body().path("sync_id").asText();

        CompletableFuture<Integer> export = begin(() -> client.status("/api/facebook/data/ads/export?format=csv&granularity=day"
                + "&account_id=%s&since=%s&until=%s".formatted(stored, until.minusDays(59), until)));
        List<CompletableFuture<Client.Answer>> requests = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = accounts.get(i);
            LocalDate last = until.minusMonths(i % MONTHS);
            requests.add(begin(() -> client.wish(account, last.minusDays(DAYS - 1), last)));
        }
        List<Client.Answer> answers = requests.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Client.Answer::status).as("%s", answers).containsOnly(202);
        assertThat(export.join()).isEqualTo(200);
        for (int i = 0; i < ACCOUNTS; i++) {
            client.awaitCompleted(accounts.get(i), answers.get(i).body().path("sync_id").asText());
        }
        client.awaitCompleted(running, imported);
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }
}
