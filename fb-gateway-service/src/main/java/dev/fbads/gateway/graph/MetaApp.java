package dev.fbads.gateway.graph;

import java.util.Optional;

/**
 * The app that Meta knows us as.
 *
 * @param id its public id
 * @param secret what proves that we are it
 */
public record MetaApp(String id, String secret) {

    public MetaApp {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("an app has an id and a secret");
        }
    }

    /** The app of the configuration, where both of its parts are set. */
    public static Optional<MetaApp> of(CredentialsConfig config) {
        Optional<String> id = config.appId().filter(text -> !text.isBlank());
        Optional<String> secret = config.appSecret().filter(text -> !text.isBlank());
        return id.flatMap(known -> secret.map(proven -> new MetaApp(known.strip(), proven.strip())));
    }

    /** The app's own token, for questions about tokens. */
    public AccessToken token() {
        return new AccessToken(id + "|" + secret);
    }

    @Override
    public String toString() {
        return "MetaApp[id=" + id + ", secret=***]";
    }
}
