package dev.fbads.gateway.tokens.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The row that a sealed secret belongs to. It is authenticated with the secret, so a secret that is copied to another
 * row, or to another compte, does not open there.
 *
 * @param id the row
 * @param compteId its tenant; null for the installation's own
 */
public record RowIdentity(UUID id, @Nullable Integer compteId) {

    byte[] bytes(String keyId) {
        return "fbads-token|%s|%s|%s".formatted(keyId, id, compteId == null ? "installation" : compteId).getBytes(UTF_8);
    }
}
