package dev.fbads.gateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What goes through Meta's dialog and back.
 *
 * @param id spent when it comes back
 * @param compteId the compte that is connected
 * @param userId who connects it
 * @param expiresAt no longer accepted then
 * @param browser digest of a random value that only the browser knows in which it began
 */
record ConnectState(UUID id, int compteId, String userId, Instant expiresAt, String browser) {

    private static final int PARTS = 5;

    byte[] bytes() {
        // The user comes last, since a name may hold anything.
        return "%s|%d|%d|%s|%s".formatted(id, compteId, expiresAt.getEpochSecond(), browser, userId).getBytes(UTF_8);
    }

    /** Of bytes whose signature is known to be right. */
    static Optional<ConnectState> of(byte[] signed) {
        String[] parts = new String(signed, UTF_8).split("\\|", PARTS);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new ConnectState(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), parts[4],
                Instant.ofEpochSecond(Long.parseLong(parts[2])), parts[3]));
    }
}
