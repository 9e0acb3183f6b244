package dev.fbads.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import dev.fbads.local.launcher.sql.Database;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Runs scenarios one after the other, each on its own days, and compares every stored row with the simulator's reference data.
 * The stack must run a simulator, and nothing else may import the accounts at the same time.
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

    /** With all generated accounts, distributed over the given number of comptes, in a stack that has imported nothing. */
    public static Chaos overComptes(int comptes, Stack stack, long seed) {
        var database = new Database(stack.backing().postgres());
        Accounts.spread(database, comptes);
        return new Chaos(stack, seed, database, Accounts.all(database));
    }

    /** With the given accounts of their present comptes. */
    public static Chaos of(Set<String> accountIds, Stack stack, long seed) {
        var database = new Database(stack.backing().postgres());
        return new Chaos(stack, seed, database, Accounts.all(database).stream()
                .filter(account -> accountIds.contains(account.accountId()))
                .toList());
    }

    /** Imports from the given window backwards. Equal seeds give equal moments of a scenario's faults. */
    public Outcome run(Scenario scenario, Window first) {
        var interruptions = new Interruptions(database::now);
        try (var requests = new SyncRequests(stack); var simulator = new SimulatorControl(stack)) {
            var imports = new Imports(database, requests, accounts, first);
            simulator.forgetCalls();
            simulator.slowDown(STALL);
            var random = new SplittableRandom(seed * 31 + scenario.name().hashCode());
            scenario.run(new ScenarioContext(stack, imports, interruptions, random));
            long repaired = System.nanoTime();
            List<String> deviations = new ArrayList<>();
            try {
                imports.awaitEnd();
            } catch (StackException stuck) {
                deviations.add(String.valueOf(stuck.getMessage()));
            }
            var recovery = Duration.ofNanos(System.nanoTime() - repaired);
            simulator.speedUp();
            return outcome(scenario, interruptions, imports.windows(), recovery, simulator, deviations);
        }
    }

    private Outcome outcome(Scenario scenario, Interruptions interruptions, List<Window> windows, Duration recovery,
            SimulatorControl simulator,
            List<String> deviations) {
        var fetches = new FetchCount(database, simulator, accounts).of(windows, interruptions);
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
        return new Outcome(scenario.name(), interruptions.count(), rows, fetches.most(), recovery, windows.getLast(),
                deviations);
    }
}
