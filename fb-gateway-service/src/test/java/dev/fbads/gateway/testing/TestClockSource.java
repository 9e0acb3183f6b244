package dev.fbads.gateway.testing;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.fbads.testing.TestClock;

/** Starts the service under test at {@link TestClock#NOW}. */
public final class TestClockSource implements ConfigSource {

    /** Above the environment, where the clock of a local stack may be set. */
    private static final int ORDINAL = 350;

    private static final Map<String, String> PROPERTIES = Map.of("fbads.clock.instant", TestClock.NOW.toString());

    @Override
    public Set<String> getPropertyNames() {
        return PROPERTIES.keySet();
    }

    @Override
    public String getValue(String name) {
        return PROPERTIES.get(name);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return TestClockSource.class.getSimpleName();
    }
}
