package dev.fbads.gateway.startup;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The time that the service believes it is. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant from which the clock ticks, for replays and tests; absent: the real time. */
    Optional<Instant> instant();
}
