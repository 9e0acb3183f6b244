package dev.fbads.local.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** When runs of jobs may have been broken off, by the clock that the import logs are written with. */
final class Strikes {

    /** Import logs tell a run's length in whole seconds. */
    private static final Duration BLUR = Duration.ofMillis(1_500);

    private final InstantSource clock;
    private final List<Strike> strikes = new ArrayList<>();

    Strikes(InstantSource clock) {
        this.clock = clock;
    }

    private record Strike(Instant from, Instant to) {

        boolean hits(Instant begin, Instant end) {
            return !begin.minus(BLUR).isAfter(to) && !end.plus(BLUR).isBefore(from);
        }
    }

    /** Does what breaks runs off, from its begin to its end. */
    void during(Runnable disturbance) {
        var from = clock.instant();
        disturbance.run();
        strikes.add(new Strike(from, clock.instant()));
    }

    int count() {
        return strikes.size();
    }

    /** How many strikes fell into one of the runs. */
    long hitting(List<Run> runs) {
        return strikes.stream()
                .filter(strike -> runs.stream().anyMatch(run -> strike.hits(run.begin(), run.end())))
                .count();
    }

    /** A run of a job that did not succeed. */
    record Run(Instant begin, Instant end) {
    }
}
