package dev.fbads.gateway.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.fbads.gateway.graph.CredentialsConfig;
import dev.fbads.gateway.graph.GraphConfig;
import dev.fbads.gateway.servicetoken.InternalConfig;
import dev.fbads.gateway.webhooks.WebhooksConfig;

/** Finds settings that must not be used in production. */
final class UnsafeSettings {

    private static final int MIN_SERVICE_TOKEN = 32;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private UnsafeSettings() {
    }

    /** One sentence per unsafe setting, starting with its name; holds no secret. */
    static List<String> find(GraphConfig graph, CredentialsConfig tokens, InternalConfig internal,
            WebhooksConfig webhooks) {
        List<String> found = new ArrayList<>();
        if (internal.serviceToken().strip().length() < MIN_SERVICE_TOKEN) {
            found.add("fbads.internal.service-token must have at least " + MIN_SERVICE_TOKEN + " characters");
        }
        if (tokens.appId().isPresent() && tokens.appSecret().isEmpty()) {
            found.add("fbads.graph.app-secret is missing: with fbads.graph.app-id alone accounts cannot be connected");
        }
        if (webhooks.enabled() && isMissing(webhooks.verifyToken())) {
            found.add("fbads.webhooks.verify-token is missing: Meta cannot subscribe /webhooks/facebook");
        }
        if (webhooks.enabled() && isMissing(webhooks.appSecret())) {
            found.add("fbads.webhooks.app-secret is missing: every webhook is refused, since its signature cannot be verified");
        }
        if (sendsTokenInClear(graph.url())) {
            found.add("fbads.graph.url must be https: the token travels with every call");
        }
        return found;
    }

    private static boolean isMissing(Optional<String> secret) {
        return secret.filter(text -> !text.isBlank()).isEmpty();
    }

    private static boolean sendsTokenInClear(URI url) {
        return !"https".equals(url.getScheme()) && !THIS_MACHINE.contains(String.valueOf(url.getHost()));
    }
}
