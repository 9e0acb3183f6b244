package dev.fbads.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a client resets its connection.
 *
 * @param sentPercent how much of the request it has sent by then
 * @param answered whether it waits for the first byte of the response
 * @param millis how long it waits after that
 */
record ResetPhase(int sentPercent, boolean answered, int millis) {

    private static final int LONGEST = 60;
    private static final int COARSE_FROM = 20;
    private static final int COARSE_STEP = 5;

    /** Before, within and after the request, at each millisecond of a short response, and within the response. */
    static List<ResetPhase> all() {
        List<ResetPhase> phases = new ArrayList<>();
        phases.add(new ResetPhase(0, false, 0));
        phases.add(new ResetPhase(50, false, 0));
        phases.add(new ResetPhase(50, false, 10));
        IntStream.rangeClosed(0, LONGEST)
                .filter(millis -> millis <= COARSE_FROM || millis % COARSE_STEP == 0)
                .forEach(millis -> phases.add(new ResetPhase(100, false, millis)));
        for (int millis : new int[] { 0, 1, 5 }) {
            phases.add(new ResetPhase(100, true, millis));
        }
        return phases;
    }
}
