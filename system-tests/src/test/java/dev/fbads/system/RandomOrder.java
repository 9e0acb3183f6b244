package dev.fbads.system;

import java.util.Random;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Chooses the seed of the random order of classes and methods and prints it, unless one is given, which its giver knows. */
public final class RandomOrder implements LauncherSessionListener {

    private static final String SEED = "junit.jupiter.execution.order.random.seed";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty(SEED, "").isBlank()) {
            String seed = Integer.toString(new Random().nextInt(Integer.MAX_VALUE));
            System.setProperty(SEED, seed);
            System.out.printf("Order of the system tests: -D%s=%s%n", SEED, seed);
        }
    }
}
