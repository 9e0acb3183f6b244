package dev.fbads.gateway.servicetoken;

import io.smallrye.config.ConfigMapping;

/** Authentication of the internal endpoints. */
@ConfigMapping(prefix = "fbads.internal")
public interface InternalConfig {

    /** The bearer token that the services of the suite share; at least 32 characters in production. */
    String serviceToken();
}
