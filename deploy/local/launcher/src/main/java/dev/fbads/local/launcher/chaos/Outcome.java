package dev.fbads.local.launcher.chaos;

import java.time.Duration;
import java.util.List;

/**
 * What is left after one fault.
 *
 * @param fault its name
 * @param strikes how often it broke off what ran
 * @param rows of the truth, each compared with what is stored
 * @param mostFetches the most often that a day of an account was asked of Meta
 * @param recovery from the moment in which everything ran again until the last sync had ended
 * @param oldest the oldest days that were wished for; those before are untouched
 * @param deviations from the truth and from what was promised; empty where all is well
 */
public record Outcome(String fault, int strikes, int rows, int mostFetches, Duration recovery, Window oldest,
        List<String> deviations) {

    public Outcome {
        deviations = List.copyOf(deviations);
    }

    public boolean well() {
        return deviations.isEmpty();
    }
}
