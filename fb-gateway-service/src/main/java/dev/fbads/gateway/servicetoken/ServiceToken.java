package dev.fbads.gateway.servicetoken;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The bearer token that the services of the suite share. */
@ApplicationScoped
public class ServiceToken {

    private final byte[] expected;

    ServiceToken(InternalConfig config) {
        this.expected = ("Bearer " + config.serviceToken().strip()).getBytes(UTF_8);
    }

    /** Whether the {@code Authorization} header holds the token; compares in constant time. */
    public boolean isIn(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(UTF_8));
    }
}
