package dev.fbads.gateway.graph;

import java.util.Optional;

/**
 * The Meta app of this installation.
 *
 * @param id its public id
 * @param secret its secret
 */
public record MetaApp(String id, String secret) {

    public MetaApp {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("an app has an id and a secret");
        }
    }

    /** The configured app, if id and secret are set. */
    public static Optional<MetaApp> of(CredentialsConfig config) {
        Optional<String> id = config.appId().filter(text -> !text.isBlank());
        Optional<String> secret = config.appSecret().filter(text -> !text.isBlank());
        return id.flatMap(known -> secret.map(secretText -> new MetaApp(known.strip(), secretText.strip())));
    }

    /** The app access token, used to inspect tokens. */
    public AccessToken token() {
        return new AccessToken(id + "|" + secret);
    }

    @Override
    public String toString() {
        return "MetaApp[id=" + id + ", secret=***]";
    }
}
