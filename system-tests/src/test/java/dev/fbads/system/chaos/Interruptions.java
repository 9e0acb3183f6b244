package dev.fbads.system.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** When job runs may have been interrupted, by the clock of the import logs. */
final class Interruptions {

    /** Import logs hold a run's duration in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofMillis(1_500);

    private final InstantSource clock;
    private final List<Interruption> interruptions = new ArrayList<>();

    Interruptions(InstantSource clock) {
        this.clock = clock;
    }

    private record Interruption(Instant from, Instant to) {

        boolean overlaps(Instant begin, Instant end) {
            return !begin.minus(TOLERANCE).isAfter(to) && !end.plus(TOLERANCE).isBefore(from);
        }
    }

    /** Runs a fault that interrupts jobs, and records its begin and end. */
    void during(Runnable disturbance) {
        var from = clock.instant();
        disturbance.run();
        interruptions.add(new Interruption(from, clock.instant()));
    }

    int count() {
        return interruptions.size();
    }

    /** The number of interruptions that overlap one of the runs. */
    long overlapping(List<Run> runs) {
        return interruptions.stream()
                .filter(interruption -> runs.stream().anyMatch(run -> interruption.overlaps(run.begin(), run.end())))
                .count();
    }

    /** A run of a job that did not succeed. */
    record Run(Instant begin, Instant end) {
    }
}
