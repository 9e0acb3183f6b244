package dev.fbads.gateway.graph;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Credentials for Meta. */
@ConfigMapping(prefix = "fbads.graph")
public interface CredentialsConfig {

    /** A user or system-user token with {@code ads_read} for every compte; stored in the vault at startup. */
    Optional<String> token();

    /** The id of the Meta app. */
    Optional<String> appId();

    /** The secret of the Meta app; with it every call carries an {@code appsecret_proof}. */
    Optional<String> appSecret();
}
