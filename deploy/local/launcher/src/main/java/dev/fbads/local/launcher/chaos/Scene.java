package dev.fbads.local.launcher.chaos;

import java.time.Duration;
import java.util.SplittableRandom;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.local.launcher.stack.StackException;

/**
 * Where a fault happens.
 *
 * @param imports what is under way
 * @param strikes where the fault notes when it broke runs off
 * @param moments the fault's own seeded randomness
 */
record Scene(Stack stack, Imports imports, Strikes strikes, SplittableRandom moments) {

    /** A while of seeded length. */
    void pause(Duration least, Duration most) {
        pause(Duration.ofMillis(moments.nextLong(least.toMillis(), most.toMillis() + 1)));
    }

    void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted in the middle of a fault", e);
        }
    }
}
