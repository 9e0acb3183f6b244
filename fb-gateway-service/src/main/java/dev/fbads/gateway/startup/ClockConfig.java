package dev.fbads.gateway.startup;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The clock of the service. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant from which the clock starts, for replays and tests; absent: the real time. */
    Optional<Instant> instant();
}
