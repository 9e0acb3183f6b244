package dev.fbads.system.chaos;

import java.time.Duration;
import java.util.List;

/**
 * The result of one scenario.
 *
 * @param scenario its name
 * @param interruptions how often it interrupted running jobs
 * @param rows of the reference data, each compared with the stored row
 * @param mostFetches the highest number of fetches of one day of one account
 * @param recovery time from the end of the fault to the end of the last sync
 * @param oldest the oldest window that was requested
 * @param deviations from the reference data and from the product's guarantees
 */
public record Outcome(String scenario, int interruptions, int rows, int mostFetches, Duration recovery, Window oldest,
        List<String> deviations) {

    public Outcome {
        deviations = List.copyOf(deviations);
    }

    public boolean passed() {
        return deviations.isEmpty();
    }
}
