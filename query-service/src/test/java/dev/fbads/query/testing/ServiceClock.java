package dev.fbads.query.testing;

import java.time.Instant;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.fbads.testing.SettableClock;

/**
 * The clock of the service under test, instead of its own. It ticks from {@link MigratedDatabase#NOW} on. A test
 * that holds it must reset it.
 */
@Alternative
@Priority(1)
@Singleton
public class ServiceClock extends SettableClock {

    ServiceClock() {
        super(Instant.parse(MigratedDatabase.NOW));
    }
}
