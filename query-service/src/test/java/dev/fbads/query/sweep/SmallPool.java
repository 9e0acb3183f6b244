package dev.fbads.query.sweep;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A small pool, so that all users share every connection; exports wait for connections and are not refused. */
public final class SmallPool implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.datasource.reactive.max-size", "3", "fbads.export.concurrent", "1000");
    }
}
