package dev.fbads.local.launcher.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.fbads.local.backing.process.Leftovers;
import dev.fbads.local.backing.process.Ports;
import dev.fbads.local.backing.process.Signal;
import dev.fbads.local.launcher.state.Leftover;
import dev.fbads.local.launcher.state.RunningStack;
import dev.fbads.local.launcher.state.StackLock;
import dev.fbads.local.launcher.state.StateDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack, also what a killed launcher left behind. */
@Command(name = "down", description = "Stop everything; the data stays.")
public final class DownCommand implements Callable<Integer> {

    /** Occurs in the command line of each launcher, in whatever folder its jar is. */
    private static final String MARKER = "launcher";
    private static final Duration GRACE = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var state = Checkout.state();
        boolean stopped = Checkout.running(state).map(running -> stop(state, running)).orElse(false);
        int leftover = Leftover.endProcesses(state);
        RunningStack.forget(state);
        var out = spec.commandLine().getOut();
        out.println(stopped ? "stopped" : leftover > 0 ? "stopped %d leftover processes".formatted(leftover) : "not running");
        out.flush();
        return 0;
    }

    private static boolean stop(StateDir state, RunningStack running) {
        Leftovers.find(running.launcherPid(), MARKER).ifPresent(launcher -> Signal.TERM.send(launcher.pid()));
        if (!Ports.holds(GRACE, () -> !StackLock.held(state))) {
            Leftovers.end(running.launcherPid(), MARKER, Signal.KILL);
        }
        return true;
    }
}
