package dev.fbads.local.launcher.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.fbads.local.launcher.stack.StackException;
import dev.fbads.local.launcher.state.RunningStack;
import dev.fbads.local.launcher.state.StackLock;
import dev.fbads.local.launcher.state.StateDir;

/** Where the repository is, and what runs from it. */
public final class Checkout {

    private static final String HOME = "fbads.home";

    private Checkout() {
    }

    /** The folder that {@code -Dfbads.home} names, else the nearest one above the working directory with a {@code mvnw}. */
    public static Path find() {
        var named = System.getProperty(HOME);
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new StackException("this is not a checkout of the suite: no mvnw here or above");
    }

    static StateDir state() {
        return StateDir.of(find());
    }

    /** What runs now, as its launcher described it. */
    static Optional<RunningStack> running(StateDir state) {
        return StackLock.held(state) ? RunningStack.read(state) : Optional.empty();
    }

    /** What runs and serves now. */
    static RunningStack ready() {
        return running(state()).filter(RunningStack::ready)
                .orElseThrow(() -> new StackException("the stack is not running; start it with ./fbads up"));
    }
}
