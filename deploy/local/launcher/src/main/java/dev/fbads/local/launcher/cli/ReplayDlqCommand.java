package dev.fbads.local.launcher.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import dev.fbads.local.launcher.deadletters.DeadLetterClient;
import dev.fbads.local.launcher.stack.ServiceModule;
import dev.fbads.local.launcher.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Returns dead-letter records to the topics that they were consumed from. */
@Command(name = "replay-dlq", description = "Return dead-letter records to their topics.")
public final class ReplayDlqCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TOPIC", description = "One topic, with or without .dlq; default: all")
    private @Nullable String topic;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var sync = Optional.ofNullable(Checkout.ready().processes().get(ServiceModule.SYNC.serviceName()))
                .orElseThrow(() -> new StackException("the sync service does not run"));
        new DeadLetterClient(sync.url(), Checkout.state().serviceToken()).replay(Optional.ofNullable(topic))
                .forEach((name, count) -> out.printf("%-30s %d replayed%n", name, count));
        out.flush();
        return 0;
    }
}
