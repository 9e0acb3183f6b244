package dev.fbads.local.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.StackException;

/** The imports of one fault: every account, a window of days at a time, each window wished for once. */
public final class Imports {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String UNDER_WAY = "SELECT count(*) FROM facebook_sync_jobs WHERE state = 'running' AND account_id IN (%s)";
    private static final String UNFINISHED = """
            SELECT (SELECT count(*) FROM facebook_sync_status WHERE status IN ('pending', 'syncing', 'rate_limited')
                       AND account_id IN (%1$s))
                 + (SELECT count(*) FROM facebook_sync_jobs WHERE state IN ('waiting', 'released', 'running')
                       AND account_id IN (%1$s))
            """;
    private static final String UNSENT = "SELECT count(*) FROM facebook_outbox";

    private final Database database;
    private final Wishes wishes;
    private final List<Account> accounts;
    private final List<Window> windows = new ArrayList<>();
    private final String underWay;
    private final String unfinished;
    private Window next;

    Imports(Database database, Wishes wishes, List<Account> accounts, Window first) {
        this.database = database;
        this.wishes = wishes;
        this.accounts = List.copyOf(accounts);
        this.underWay = UNDER_WAY.formatted(Account.ids(accounts));
        this.unfinished = UNFINISHED.formatted(Account.ids(accounts));
        this.next = first;
    }

    /** Sends wishes to another address than the edge. */
    void askAt(String url) {
        wishes.askAt(url);
    }

    /** Wishes for the next window, for every account. */
    void begin() {
        accounts.forEach(account -> wishes.place(account, next));
        windows.add(next);
        next = next.before();
    }

    /** Returns while a job runs; wishes for the next window when all that was wished for has come. */
    void keepUnderWay() {
        if (database.number(unfinished) == 0) {
            begin();
        }
        await("no job runs", () -> {
            if (database.number(unfinished) == 0) {
                begin();
            }
            return database.number(underWay) > 0;
        });
    }

    /** Returns when every sync has ended and every message is sent. */
    void awaitEnd() {
        await("the imports do not end", () -> database.number(unfinished) == 0 && database.number(UNSENT) == 0);
    }

    /** What was wished for so far, newest days first. */
    List<Window> windows() {
        return List.copyOf(windows);
    }

    /** The first window that nobody has wished for. */
    Window next() {
        return next;
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        if (!Ports.holds(PATIENCE, condition)) {
            throw new StackException("%s after %d s".formatted(otherwise, PATIENCE.toSeconds()));
        }
    }
}
