package dev.fbads.service.time;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The clock of the service. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant at which the clock starts to tick, for replays and tests; absent: the system's time. */
    Optional<Instant> instant();
}
