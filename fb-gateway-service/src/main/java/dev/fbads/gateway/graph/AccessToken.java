package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * A Meta access token. It travels in a header, never in a URL, and shows itself to no log. Kept only as long as the calls that
 * need it; what is stored is sealed.
 *
 * @param value the token itself
 */
public record AccessToken(String value) {

    public AccessToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an access token cannot be blank");
        }
    }

    /** The token from its UTF-8 bytes. */
    public static AccessToken of(ByteBuffer utf8) {
        return new AccessToken(UTF_8.decode(utf8).toString());
    }

    /** A copy in UTF-8, for the caller to wipe. */
    public byte[] bytes() {
        return value.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
