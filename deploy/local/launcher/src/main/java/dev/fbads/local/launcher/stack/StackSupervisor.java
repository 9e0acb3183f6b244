package dev.fbads.local.launcher.stack;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.fbads.local.launcher.state.ProcessRequest;
import dev.fbads.local.launcher.state.StateDir;

/** Carries out the requests of other commands, and reports each service that ended by itself, once. */
public final class StackSupervisor {

    private final Stack stack;
    private final StateDir state;
    private final Consumer<String> report;
    private final Set<String> crashed = new HashSet<>();

    /** Requests from before the stack started are dropped. */
    public StackSupervisor(Stack stack, StateDir state, Consumer<String> report) {
        this.stack = stack;
        this.state = state;
        this.report = report;
        ProcessRequest.waiting(state).forEach(request -> request.done(state));
    }

    /** One pass; a restart returns when the service is ready or has failed. */
    public void check() {
        ProcessRequest.waiting(state).forEach(this::carryOut);
        for (var process : stack.processes()) {
            if (!process.crashed()) {
                crashed.remove(process.name());
            } else if (crashed.add(process.name())) {
                report.accept("%s ended by itself; the end of %s:%n%s".formatted(process.name(), process.log(),
                        process.lastLines()));
            }
        }
    }

    private void carryOut(ProcessRequest request) {
        try {
            var process = stack.process(request.process());
            switch (request.action()) {
                case STOP -> process.stop();
                case RESTART -> process.restart();
            }
        } catch (StackException | IllegalArgumentException failure) {
            report.accept(failure.getMessage());
        } finally {
            stack.describe(true).write(state);
            request.done(state);
        }
    }
}
