package dev.fbads.system.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.SplittableRandom;

import dev.fbads.local.launcher.stack.Stack;

/**
 * What a scenario works with.
 *
 * @param imports the imports that run meanwhile
 * @param interruptions records when the scenario interrupts running jobs
 * @param moments seeded random delays of this scenario
 */
record ScenarioContext(Stack stack, Imports imports, Interruptions interruptions, SplittableRandom moments) {

    /** Waits for a seeded random time. */
    void pause(Duration least, Duration most) {
        pause(Duration.ofMillis(moments.nextLong(least.toMillis(), most.toMillis() + 1)));
    }

    void pause(Duration length) {
        await().pollDelay(length).atMost(length.plusMinutes(1)).until(() -> true);
    }
}
