package dev.fbads.local.launcher.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.fbads.local.backing.BackingMode;
import dev.fbads.local.launcher.stack.Elapsed;
import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackConfig;
import dev.fbads.local.launcher.stack.StackException;
import dev.fbads.local.launcher.stack.StackSupervisor;
import dev.fbads.local.launcher.state.Leftover;
import dev.fbads.local.launcher.state.RunningStack;
import dev.fbads.local.launcher.state.StackLock;
import dev.fbads.local.launcher.state.StateDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack and keeps it running until it is stopped. */
@Command(name = "up", description = "Start everything; Ctrl-C stops it.")
public final class UpCommand implements Callable<Integer> {

    private static final long CHECK_MILLIS = 200;

    @Spec
    private CommandSpec spec;

    @Option(names = "--fresh", description = "Delete all data first.")
    private boolean fresh;

    @Option(names = "--backing", paramLabel = "embedded|containers", description = "Where the backing services come from.")
    private BackingMode backing = BackingMode.fromEnvironment();

    @Option(names = "--detach", description = "Return when the stack is ready (done by ./fbads itself).")
    private boolean detach;

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var checkout = Checkout.find();
        var state = StateDir.of(checkout);
        if (detach) {
            throw new StackException("--detach is done by the script; use ./fbads up --detach");
        }
        var lock = StackLock.tryTake(state);
        if (lock.isEmpty()) {
            return alreadyRunning(out, state);
        }
        try {
            start(out, checkout, state);
            return 0;
        } finally {
            lock.get().close();
        }
    }

    private void start(PrintWriter out, Path checkout, StateDir state) throws InterruptedException {
        long begin = System.nanoTime();
        var config = StackConfig.local(checkout, System.getenv()).withBackingMode(backing);
        if (fresh) {
            Leftover.endProcesses(state);
            state.erase(config.simulated());
        }
        if (!config.simulated()) {
            print(out, "real Graph API: its data is in %s; the users and passwords of this stack are for this machine only"
                    .formatted(state.data(false)));
        }
        try (var stack = Stack.start(config, line -> print(out, "  " + line))) {
            print(out, "ready in " + Elapsed.since(begin));
            Report.addresses(out, stack.describe(true));
            hold(stack, state, out);
        }
    }

    private static int alreadyRunning(PrintWriter out, StateDir state) {
        var running = RunningStack.read(state);
        print(out, running.map(RunningStack::ready).orElse(false) ? "already running, ready" : "already starting");
        running.ifPresent(stack -> Report.addresses(out, stack));
        return 0;
    }

    /** Until a signal ends this process. */
    private static void hold(Stack stack, StateDir state, PrintWriter out) throws InterruptedException {
        var supervisor = new StackSupervisor(stack, state, line -> print(out, line));
        while (true) {
            supervisor.check();
            Thread.sleep(CHECK_MILLIS);
        }
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
