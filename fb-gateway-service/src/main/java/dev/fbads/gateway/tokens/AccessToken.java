package dev.fbads.gateway.tokens;

/**
 * A Meta access token. It travels in a header, never in a URL, and shows itself to no log.
 *
 * @param value the token itself
 */
public record AccessToken(String value) {

    public AccessToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an access token cannot be blank");
        }
    }

    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
