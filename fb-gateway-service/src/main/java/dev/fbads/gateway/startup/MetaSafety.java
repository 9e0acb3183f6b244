package dev.fbads.gateway.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.webhooks.WebhooksConfig;
import dev.fbads.service.startup.LocalHosts;
import dev.fbads.service.startup.SafetyCheck;

/** The settings of Meta's Graph API, app and webhooks that must not be used in production. */
@Singleton
class MetaSafety implements SafetyCheck {

    private final GraphConfig graph;
    private final CredentialsConfig credentials;
    private final WebhooksConfig webhooks;

    MetaSafety(GraphConfig graph, CredentialsConfig credentials, WebhooksConfig webhooks) {
        this.graph = graph;
        this.credentials = credentials;
        this.webhooks = webhooks;
    }

    @Override
    public List<String> unsafeSettings() {
        List<String> unsafe = new ArrayList<>();
        URI url = graph.url();
        if (!"https".equals(url.getScheme()) || LocalHosts.contains(url.getHost())) {
            unsafe.add("fbads.graph.url must be https and name another machine: the token travels with every call");
        }
        if (credentials.appId().isPresent() && isMissing(credentials.appSecret())) {
            unsafe.add("fbads.graph.app-secret is missing: with fbads.graph.app-id alone accounts cannot be connected");
        }
        if (webhooks.enabled() && isMissing(webhooks.verifyToken())) {
            unsafe.add("fbads.webhooks.verify-token is missing: Meta cannot subscribe /webhooks/facebook");
        }
        if (webhooks.enabled() && isMissing(webhooks.appSecret())) {
            unsafe.add(
                    "fbads.webhooks.app-secret is missing: every webhook is refused, since its signature cannot be verified");
        }
        return unsafe;
    }

    private static boolean isMissing(Optional<String> secret) {
        return secret.filter(text -> !text.isBlank()).isEmpty();
    }
}
