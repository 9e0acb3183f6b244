package dev.fbads.gateway.tokens.vault;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The keys that tokens are sealed with. To change the key: give every replica the new one beside the old one, then make it the
 * active one, then {@code POST /internal/tokens/rotate}, and take the old one away once nothing is left under it.
 */
@ConfigMapping(prefix = "fbads.vault")
public interface VaultConfig {

    /** Keys by id, each 32 bytes in base64. */
    Map<String, String> keys();

    /** The id of the key that seals; the others only open. */
    String activeKey();

    /** Rows that a rotation reads at a time. */
    @WithDefault("50")
    int rotationBatch();
}
