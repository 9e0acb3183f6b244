package dev.fbads.sync.support;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Resets the {@link ServiceClock} after each test of the running service; found by the service loader. */
public final class ServiceClockReset implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Arc.container().instance(ServiceClock.class).get().reset();
    }
}
