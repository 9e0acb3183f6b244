package dev.fbads.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.StackException;

/** The imports of one scenario: every account, one window of days after the other, each requested once. */
public final class Imports {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String RUNNING = "SELECT count(*) FROM facebook_sync_jobs WHERE state = 'running' AND account_id IN (%s)";
    private static final String UNFINISHED = """
            SELECT (SELECT count(*) FROM facebook_sync_status WHERE status IN ('pending', 'syncing', 'rate_limited')
                       AND account_id IN (%1$s))
                 + (SELECT count(*) FROM facebook_sync_jobs WHERE state IN ('waiting', 'released', 'running')
                       AND account_id IN (%1$s))
            """;
    private static final String UNSENT = "SELECT count(*) FROM facebook_outbox";

    private final Database database;
    private final SyncRequests requests;
    private final List<Account> accounts;
    private final List<Window> windows = new ArrayList<>();
    private final String running;
    private final String unfinished;
    private Window next;

    Imports(Database database, SyncRequests requests, List<Account> accounts, Window first) {
        this.database = database;
        this.requests = requests;
        this.accounts = List.copyOf(accounts);
        this.running = RUNNING.formatted(Account.ids(accounts));
        this.unfinished = UNFINISHED.formatted(Account.ids(accounts));
        this.next = first;
    }

    /** Sends sync requests to this address instead of the edge. */
    void sendTo(String url) {
        requests.sendTo(url);
    }

    /** Requests the next window for every account. */
    void begin() {
        accounts.forEach(account -> requests.send(account, next));
        windows.add(next);
        next = next.before();
    }

    /** Returns while a job runs. Requests the next window when all earlier ones are complete. */
    void ensureRunning() {
        if (database.number(unfinished) == 0) {
            begin();
        }
        await("no job runs", () -> {
            if (database.number(unfinished) == 0) {
                begin();
            }
            return database.number(running) > 0;
        });
    }

    /** Returns when every sync has ended and every outbox message is sent. */
    void awaitEnd() {
        await("the imports do not end", () -> database.number(unfinished) == 0 && database.number(UNSENT) == 0);
    }

    /** The requested windows, newest days first. */
    List<Window> windows() {
        return List.copyOf(windows);
    }

    /** The first window that is not requested yet. */
    Window next() {
        return next;
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        if (!Ports.holds(PATIENCE, condition)) {
            throw new StackException("%s after %d s".formatted(otherwise, PATIENCE.toSeconds()));
        }
    }
}
