package dev.fbads.local.launcher;

import java.util.logging.Level;
import java.util.logging.Logger;

import dev.fbads.local.backing.BackingException;
import dev.fbads.local.launcher.cli.DemoCommand;
import dev.fbads.local.launcher.cli.DownCommand;
import dev.fbads.local.launcher.cli.LogsCommand;
import dev.fbads.local.launcher.cli.ProcessCommand;
import dev.fbads.local.launcher.cli.ReplayDlqCommand;
import dev.fbads.local.launcher.cli.StatusCommand;
import dev.fbads.local.launcher.cli.TokenCommand;
import dev.fbads.local.launcher.cli.UpCommand;
import dev.fbads.local.launcher.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar launcher-program.jar <command>}; {@code ./fbads} builds it and calls it. */
@Command(name = "fbads", synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true, subcommands = {
        UpCommand.class, DemoCommand.class, TokenCommand.class, StatusCommand.class, LogsCommand.class,
        DownCommand.class, ReplayDlqCommand.class,
        ProcessCommand.class }, description = "The Facebook Ads suite on this machine.")
public final class Launcher {

    /** Held, because {@code java.util.logging} forgets the level of a logger that nobody refers to. */
    private static final Logger ROOT = Logger.getLogger("");

    private Launcher() {
    }

    public static void main(String[] arguments) {
        ROOT.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(arguments));
    }

    /** Expected failures are one clear message and exit code 1; wrong arguments are exit code 2. */
    static CommandLine commandLine() {
        return new CommandLine(new Launcher())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof StackException) && !(failure instanceof BackingException)) {
                        throw failure;
                    }
                    command.getErr().println(failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}
