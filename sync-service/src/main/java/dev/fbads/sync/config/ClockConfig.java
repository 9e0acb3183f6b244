package dev.fbads.sync.config;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The clock that decides which day it is. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant from which the clock starts ticking; the system's time where it is not set. For replays and tests. */
    Optional<Instant> instant();
}
