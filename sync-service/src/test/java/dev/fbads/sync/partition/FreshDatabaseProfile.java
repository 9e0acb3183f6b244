package dev.fbads.sync.partition;

import java.util.List;
import java.util.Map;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.sync.support.FakeGateway;
import io.quarkus.test.junit.QuarkusTestProfile;

/** The service with a new database of its own. */
public class FreshDatabaseProfile implements QuarkusTestProfile {

    /** A request that waits for a lock of another transaction for more than two seconds fails. */
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("fbads.jobs.lock-timeout", FreshDatabaseResource.LOCK_TIMEOUT);
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(database(), Map.of(BackingServicesTestResource.SERVICES, "postgres,kafka,oidc")),
                new TestResourceEntry(FakeGateway.class));
    }

    Class<? extends FreshDatabaseResource> database() {
        return FreshDatabaseResource.class;
    }

    /** A database whose partitions cannot be created yet, with a short lock timeout. */
    public static final class Locked extends FreshDatabaseProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fbads.jobs.lock-timeout", "200ms", "fbads.partitions.start-retry", "100ms");
        }

        @Override
        Class<? extends FreshDatabaseResource> database() {
            return LockedDatabaseResource.class;
        }
    }
}
