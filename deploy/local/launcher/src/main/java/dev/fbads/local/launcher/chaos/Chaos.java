package dev.fbads.local.launcher.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Imports under faults, one fault after the other, on days of its own; afterwards every row is compared with the simulator's
 * truth. The stack must run a simulator, and nothing else may import meanwhile.
 */
public final class Chaos {

    private static final Duration STALL = Duration.ofMillis(250);

    private final Stack stack;
    private final long seed;
    private final Database database;
    private final List<Account> accounts;

    private Chaos(Stack stack, long seed, Database database, List<Account> accounts) {
        this.stack = stack;
        this.seed = seed;
        this.database = database;
        this.accounts = accounts;
    }

    /** With all of the simulator's generated accounts, dealt out to so many comptes; in a stack that has imported nothing. */
    public static Chaos overComptes(int comptes, Stack stack, long seed) {
        var database = new Database(stack.backing().postgres());
        Accounts.spread(database, comptes);
        return new Chaos(stack, seed, database, Accounts.all(database));
    }

    /** With some accounts where they are, of which no other import touches the days. */
    public static Chaos of(Set<String> accountIds, Stack stack, long seed) {
        var database = new Database(stack.backing().postgres());
        return new Chaos(stack, seed, database, Accounts.all(database).stream()
                .filter(account -> accountIds.contains(account.accountId()))
                .toList());
    }

    /** The moments that a seed gives for a fault are the same in every run. */
    public Outcome run(Fault fault, Window first) {
        var strikes = new Strikes(database::now);
        try (var wishes = new Wishes(stack); var simulator = new Simulator(stack)) {
            var imports = new Imports(database, wishes, accounts, first);
            simulator.forgetCalls();
            simulator.slowDown(STALL);
            var random = new SplittableRandom(seed * 31 + fault.name().hashCode());
            fault.strike(new Scene(stack, imports, strikes, random));
            long healed = System.nanoTime();
            List<String> deviations = new ArrayList<>();
            try {
                imports.awaitEnd();
            } catch (StackException stuck) {
                deviations.add(String.valueOf(stuck.getMessage()));
            }
            var recovery = Duration.ofNanos(System.nanoTime() - healed);
            simulator.speedUp();
            return outcome(fault, strikes, imports.windows(), recovery, simulator, deviations);
        }
    }

    private Outcome outcome(Fault fault, Strikes strikes, List<Window> windows, Duration recovery, Simulator simulator,
            List<String> deviations) {
        var fetches = new FetchCount(database, simulator, accounts).of(windows, strikes);
        deviations.addAll(fetches.deviations());
        var state = new StateCheck(database);
        deviations.addAll(state.leftovers(accounts));
        int rows = 0;
        var comparison = new RowComparison(database, simulator);
        for (var account : accounts) {
            deviations.addAll(state.deviations(account, windows));
            for (var window : windows) {
                var result = comparison.compare(account, window);
                rows += result.rows();
                deviations.addAll(result.differences());
            }
        }
        deviations.addAll(new RollUpCheck(stack.backing().postgres()).differences(accounts));
        return new Outcome(fault.name(), strikes.count(), rows, fetches.most(), recovery, windows.getLast(),
                deviations);
    }
}
