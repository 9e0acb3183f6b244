package dev.fbads.local.backing;

import java.util.Locale;
import java.util.Optional;

/** Where the services come from. */
public enum BackingMode {
    /** From Maven artifacts: no Docker, no root. */
    EMBEDDED,
    /** From the images that production uses, through Testcontainers. */
    CONTAINERS;

    /** The mode that {@code -Dfbads.backing} or {@code FBADS_BACKING} asks for; embedded when neither does. */
    public static BackingMode fromEnvironment() {
        return Optional.ofNullable(System.getProperty("fbads.backing"))
                .or(() -> Optional.ofNullable(System.getenv("FBADS_BACKING")))
                .map(BackingMode::parse)
                .orElse(EMBEDDED);
    }

    /** @throws IllegalArgumentException for anything but {@code embedded} and {@code containers} */
    public static BackingMode parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            default -> throw new IllegalArgumentException(
                    "backing is embedded or containers, not '" + text + "'");
        };
    }
}
