package dev.fbads.local.backing.oidc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The users of a local stack. {@code stranger} has the role {@code responsable}, but in another compte. */
public enum LocalUser {
    SUPERADMIN("superadmin"),
    DIRECTION("direction"),
    RESPONSABLE("responsable"),
    CLIENT("client"),
    STRANGER("responsable");

    private final String role;

    LocalUser(String role) {
        this.role = role;
    }

    /** The name to log in with, and the token's {@code sub}. */
    public String userName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The token's {@code role}. */
    public String role() {
        return role;
    }

    /** All names, for a message. */
    public static String names() {
        return Arrays.stream(values()).map(LocalUser::userName).collect(Collectors.joining(", "));
    }

    public static Optional<LocalUser> named(String userName) {
        return Arrays.stream(values()).filter(user -> user.userName().equals(userName)).findFirst();
    }
}
