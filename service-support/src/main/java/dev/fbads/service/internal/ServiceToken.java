package dev.fbads.service.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** The bearer token that the services of the suite share. It protects everything below {@code /internal}. */
@ApplicationScoped
public class ServiceToken {

    private static final String INTERNAL = "/internal";

    private final byte[] expected;

    ServiceToken(InternalConfig config) {
        this.expected = ("Bearer " + config.serviceToken().strip()).getBytes(UTF_8);
    }

    /**
     * Whether a request may be processed: every path outside {@code /internal}, and, with the token, every path below it,
     * whether it exists or not.
     *
     * @param path the path of the request, with its leading slash
     * @param authorization the {@code Authorization} header
     */
    public boolean admits(String path, @Nullable String authorization) {
        boolean internal = path.equals(INTERNAL) || path.startsWith(INTERNAL + "/");
        return !internal || isIn(authorization);
    }

    /** The comparison takes the same time wherever the first difference is. */
    private boolean isIn(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(UTF_8));
    }
}
