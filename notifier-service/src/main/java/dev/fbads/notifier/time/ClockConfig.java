package dev.fbads.notifier.time;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The time that the service believes it is. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant at which the clock starts to tick, for replays and tests; absent: the real time. */
    Optional<Instant> instant();
}
