package dev.fbads.local.launcher.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.fbads.local.backing.process.Folders;
import dev.fbads.local.launcher.stack.Readiness;
import dev.fbads.local.launcher.stack.StackException;
import dev.fbads.local.launcher.state.ProcessRequest;
import dev.fbads.local.launcher.state.ProcessRequest.Action;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops or restarts one service of the running stack. */
@Command(name = "process", hidden = true, description = "Stop or restart one service of the running stack.")
public final class ProcessCommand implements Callable<Integer> {

    /** A restart is a stop of up to 20 s and a start of up to 90 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LINES = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "stop|restart")
    private Action action;

    @Parameters(index = "1", paramLabel = "SERVICE")
    private String service;

    @Override
    public Integer call() {
        var stack = Checkout.ready();
        var state = Checkout.state();
        var process = stack.processes().get(service);
        if (process == null) {
            throw new StackException("no service '%s'; there are %s".formatted(service, stack.processes().keySet()));
        }
        if (!new ProcessRequest(service, action).submit(state, PATIENCE)) {
            throw new StackException("the launcher did not carry it out within " + PATIENCE.toSeconds() + " s");
        }
        if (action == Action.RESTART && !Readiness.ready(process.url())) {
            throw new StackException("%s is not ready; the end of its log:%n%s".formatted(service,
                    Folders.tail(state.log(service), LINES)));
        }
        var out = spec.commandLine().getOut();
        out.println(action == Action.RESTART ? service + " is ready" : service + " is stopped");
        out.flush();
        return 0;
    }
}
