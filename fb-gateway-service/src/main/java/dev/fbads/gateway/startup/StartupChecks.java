package dev.fbads.gateway.startup;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.internal.InternalConfig;
import dev.fbads.gateway.tokens.TokensConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops the start in production when a setting is unsafe, and names it. */
@ApplicationScoped
class StartupChecks {

    private final GraphConfig graph;
    private final TokensConfig tokens;
    private final InternalConfig internal;

    StartupChecks(GraphConfig graph, TokensConfig tokens, InternalConfig internal) {
        this.graph = graph;
        this.tokens = tokens;
        this.internal = internal;
    }

    void check(@Observes StartupEvent start) {
        List<String> unsafe = UnsafeSettings.find(graph, tokens, internal);
        if (ConfigUtils.isProfileActive("prod") && !unsafe.isEmpty()) {
            throw new ConfigurationException("unsafe settings: " + String.join("; ", unsafe));
        }
    }
}
