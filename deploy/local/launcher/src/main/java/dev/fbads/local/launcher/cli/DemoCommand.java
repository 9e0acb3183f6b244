package dev.fbads.local.launcher.cli;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.fbads.local.launcher.demo.Demo;
import dev.fbads.local.launcher.demo.DemoPeriod;
import dev.fbads.local.launcher.demo.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job in a terminal. */
@Command(name = "demo", description = "Import the last days of an account, live, and show its campaigns.")
public final class DemoCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Option(names = "--account", defaultValue = "act_900100400", paramLabel = "ACCOUNT", description = "Default: ${DEFAULT-VALUE}")
    private String account;

    @Option(names = "--days", defaultValue = "30", paramLabel = "DAYS", description = "Closed days up to yesterday; default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--user", defaultValue = "responsable", paramLabel = "USER", description = "Default: ${DEFAULT-VALUE}")
    private String user;

    @Override
    public Integer call() {
        var stack = Checkout.ready();
        var period = DemoPeriod.lastDays(days, stack.clock());
        var screen = new Screen(spec.commandLine().getOut(), Boolean.getBoolean("fbads.terminal"));
        new Demo(stack.edge(), stack.oidc(), screen, PATIENCE).run(user, account, period);
        return 0;
    }
}
