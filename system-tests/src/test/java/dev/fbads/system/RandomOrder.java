package dev.fbads.system;

import java.util.Random;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Chooses the seed of the random order of classes and methods, unless one is given, and prints it. */
public final class RandomOrder implements LauncherSessionListener {

    private static final String SEED = "junit.jupiter.execution.order.random.seed";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty(SEED, "").isBlank()) {
            System.setProperty(SEED, Long.toString(new Random().nextInt(Integer.MAX_VALUE)));
        }
        System.out.printf("Order of the system tests: -D%s=%s%n", SEED, System.getProperty(SEED));
    }
}
