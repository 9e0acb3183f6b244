package dev.fbads.sync.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import dev.fbads.sync.partition.PartitionMaintenance;
import dev.fbads.testing.TestClock;

/**
 * The clock of the service under test. It ticks from {@link TestClock#NOW} on; a test may move it, and it is reset after each
 * test.
 */
@Alternative
@Priority(1)
@Singleton
public class ServiceClock extends Clock {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Instance<PartitionMaintenance> partitions;
    private volatile Clock current = TestClock.ticking();

    ServiceClock(Instance<PartitionMaintenance> partitions) {
        this.partitions = partitions;
    }

    /** Ticks from the given instant on. Creates the partitions of the months that requests may name then. */
    public void moveTo(Instant instant) {
        set(Clock.offset(TestClock.ticking(), Duration.between(TestClock.NOW, instant)));
    }

    /** Stops at the given instant. Creates the partitions of the months that requests may name then. */
    public void holdAt(Instant instant) {
        set(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /** Ticks from {@link TestClock#NOW} on. */
    public void reset() {
        current = TestClock.ticking();
    }

    private void set(Clock clock) {
        current = clock;
        partitions.get().ensure().await().atMost(PATIENCE);
    }

    @Override
    public ZoneId getZone() {
        return current.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return current.withZone(zone);
    }

    @Override
    public Instant instant() {
        return current.instant();
    }
}
