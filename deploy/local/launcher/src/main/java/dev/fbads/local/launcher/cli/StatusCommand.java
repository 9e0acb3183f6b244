package dev.fbads.local.launcher.cli;

import java.util.concurrent.Callable;

import dev.fbads.local.launcher.stack.Readiness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what runs; exit code 1 when nothing does, 3 when not everything is ready. */
@Command(name = "status", description = "Say what runs and whether it is ready.")
public final class StatusCommand implements Callable<Integer> {

    private static final int NOT_READY = 3;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var running = Checkout.running(Checkout.state());
        if (running.isEmpty()) {
            out.println("not running");
            out.flush();
            return 1;
        }
        var stack = running.get();
        out.println(stack.ready() ? "running, launcher process " + stack.launcherPid() : "starting");
        boolean allReady = stack.ready();
        for (var entry : stack.processes().entrySet()) {
            boolean ready = Readiness.ready(entry.getValue().url());
            allReady &= ready;
            out.printf("  %-20s %-9s process %d%n", entry.getKey(), ready ? "ready" : "NOT READY", entry.getValue().pid());
        }
        Report.addresses(out, stack);
        return allReady ? 0 : NOT_READY;
    }
}
