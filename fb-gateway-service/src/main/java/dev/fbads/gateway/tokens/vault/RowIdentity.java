package dev.fbads.gateway.tokens.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The row of an encrypted secret. It is authenticated with the secret, so that a secret copied to another row or compte is
 * not decrypted there.
 *
 * @param id the row
 * @param compteId its tenant; null for the installation
 */
public record RowIdentity(UUID id, @Nullable Integer compteId) {

    byte[] bytes(String keyId) {
        return "fbads-token|%s|%s|%s".formatted(keyId, id, compteId == null ? "installation" : compteId).getBytes(UTF_8);
    }
}
