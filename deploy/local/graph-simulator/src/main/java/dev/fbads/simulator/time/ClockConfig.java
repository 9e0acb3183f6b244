package dev.fbads.simulator.time;

import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The simulator's clock. */
@ConfigMapping(prefix = "fbads.clock")
public interface ClockConfig {

    /** The instant at which the clock starts to tick, instead of now. */
    Optional<Instant> instant();
}
