package dev.fbads.service.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** When the pool last gave a connection to a transaction, by the monotonic clock. */
@Singleton
public class PoolActivity {

    private final LongSupplier nanos;
    private final AtomicLong last;

    @Inject
    public PoolActivity() {
        this(System::nanoTime);
    }

    PoolActivity(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = new AtomicLong(nanos.getAsLong());
    }

    void acquired() {
        last.set(nanos.getAsLong());
    }

    long now() {
        return nanos.getAsLong();
    }

    long lastAcquired() {
        return last.get();
    }
}
