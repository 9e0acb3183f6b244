package dev.fbads.gateway.tokens.vault;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The encryption keys. To change the key: configure the new one beside the old one in every replica, make it active, {@code
 * POST /internal/tokens/rotate}, and remove the old one once no token uses it.
 */
@ConfigMapping(prefix = "fbads.vault")
public interface VaultConfig {

    /** Keys by id, each 32 bytes in base64. */
    Map<String, String> keys();

    /** The id of the key that encrypts; the others only decrypt. */
    String activeKey();

    /** Rows per batch of a rotation. */
    @WithDefault("50")
    int rotationBatch();
}
