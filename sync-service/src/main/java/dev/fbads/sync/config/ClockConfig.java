package dev.fbads.sync.config;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The clock of the service. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant at which the clock starts; the system's time if it is not set. For replays and tests. */
    Optional<Instant> instant();
}
