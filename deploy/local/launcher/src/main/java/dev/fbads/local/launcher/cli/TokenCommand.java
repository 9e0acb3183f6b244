package dev.fbads.local.launcher.cli;

import java.util.concurrent.Callable;

import dev.fbads.local.launcher.demo.TokenClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a bearer token and nothing else. */
@Command(name = "token", description = "Print a bearer token of a local user.")
public final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "USER", description = "superadmin, direction, responsable, client or stranger")
    private String user;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println(new TokenClient(Checkout.ready().oidc()).token(user));
        out.flush();
        return 0;
    }
}
