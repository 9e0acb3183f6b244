package dev.fbads.sync.support;

import java.time.Duration;
import java.time.Instant;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import dev.fbads.sync.partition.PartitionMaintenance;
import dev.fbads.testing.SettableClock;
import dev.fbads.testing.TestClock;

/**
 * The clock of the service under test, in place of its own. It ticks from {@link TestClock#NOW} on. A test may move it; it is
 * reset
 * after each test. When it is moved, the months that requests may name then have their partitions.
 */
@Alternative
@Priority(1)
@Singleton
public class ServiceClock extends SettableClock {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Instance<PartitionMaintenance> partitions;

    ServiceClock(Instance<PartitionMaintenance> partitions) {
        super(TestClock.NOW);
        this.partitions = partitions;
    }

    @Override
    public void moveTo(Instant instant) {
        super.moveTo(instant);
        ensurePartitions();
    }

    @Override
    public void holdAt(Instant instant) {
        super.holdAt(instant);
        ensurePartitions();
    }

    private void ensurePartitions() {
        partitions.get().ensure().await().atMost(PATIENCE);
    }
}
