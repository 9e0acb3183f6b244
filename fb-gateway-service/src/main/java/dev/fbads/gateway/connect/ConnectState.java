package dev.fbads.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The OAuth state.
 *
 * @param id consumed when it returns
 * @param compteId the compte to connect
 * @param userId the user who started the dialog
 * @param expiresAt the end of its validity
 * @param browser digest of a random value known to the browser that started the dialog
 */
record ConnectState(UUID id, int compteId, String userId, Instant expiresAt, String browser) {

    private static final int PARTS = 5;

    byte[] bytes() {
        // The user id comes last, since it may contain the separator.
        return "%s|%d|%d|%s|%s".formatted(id, compteId, expiresAt.getEpochSecond(), browser, userId).getBytes(UTF_8);
    }

    /** Parses bytes whose signature has been verified. */
    static Optional<ConnectState> of(byte[] signed) {
        String[] parts = new String(signed, UTF_8).split("\\|", PARTS);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new ConnectState(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), parts[4],
                Instant.ofEpochSecond(Long.parseLong(parts[2])), parts[3]));
    }
}
