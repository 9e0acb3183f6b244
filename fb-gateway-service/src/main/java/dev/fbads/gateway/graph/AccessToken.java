package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * A Meta access token in plain text. Sent in a header only, masked in logs, and encrypted when stored.
 *
 * @param value the token
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

    /** A UTF-8 copy; the caller overwrites it after use. */
    public byte[] bytes() {
        return value.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
