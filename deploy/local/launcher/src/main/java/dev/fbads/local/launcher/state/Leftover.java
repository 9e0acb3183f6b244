package dev.fbads.local.launcher.state;

import dev.fbads.local.backing.process.Leftovers;
import dev.fbads.local.backing.process.Signal;

/** Service processes of a launcher that was killed; the backing services look after their own. */
public final class Leftover {

    private Leftover() {
    }

    /**
     * Ends the recorded processes that still live and are what was recorded.
     *
     * @return how many there were
     */
    public static int endProcesses(StateDir state) {
        return RunningStack.read(state).map(recorded -> (int) recorded.processes().values().parallelStream()
                .filter(child -> Leftovers.end(child.pid(), child.jar(), Signal.TERM)).count()).orElse(0);
    }
}
