package dev.fbads.gateway.startup;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.servicetoken.InternalConfig;
import dev.fbads.gateway.tokens.vault.VaultKeys;
import dev.fbads.gateway.webhooks.WebhooksConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Stops the start in production when a setting is unsafe, naming the setting. */
@ApplicationScoped
class StartupChecks {

    private static final Logger LOG = Logger.getLogger(StartupChecks.class);

    private final GraphConfig graph;
    private final CredentialsConfig tokens;
    private final InternalConfig internal;
    private final WebhooksConfig webhooks;
    private final VaultKeys keys;

    StartupChecks(GraphConfig graph, CredentialsConfig tokens, InternalConfig internal, WebhooksConfig webhooks,
            VaultKeys keys) {
        this.graph = graph;
        this.tokens = tokens;
        this.internal = internal;
        this.webhooks = webhooks;
        this.keys = keys;
    }

    void check(@Observes StartupEvent start) {
        LOG.infof("tokens are encrypted with key %s", keys.activeId());
        List<String> unsafe = UnsafeSettings.find(graph, tokens, internal, webhooks);
        if (ConfigUtils.isProfileActive("prod") && !unsafe.isEmpty()) {
            throw new ConfigurationException("unsafe settings: " + String.join("; ", unsafe));
        }
    }
}
