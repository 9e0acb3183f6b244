package dev.fbads.simulator;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The simulator's configuration without Quarkus. */
public final class TestConfig {

    private TestConfig() {
    }

    public static SimulatorConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SimulatorConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(SimulatorConfig.class);
    }

    public static SimulatorConfig defaults() {
        return with(Map.of());
    }
}
