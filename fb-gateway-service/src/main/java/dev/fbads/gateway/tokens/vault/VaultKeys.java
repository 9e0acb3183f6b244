package dev.fbads.gateway.tokens.vault;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The configured keys. Rejects invalid keys and never prints one. */
@ApplicationScoped
public class VaultKeys {

    private static final int BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final String activeId;

    @Inject
    VaultKeys(VaultConfig config) {
        this(config.keys(), config.activeKey());
    }

    /** @throws IllegalArgumentException names the invalid property, not its value */
    public VaultKeys(Map<String, String> keys, String activeId) {
        this.keys = keys.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> key(entry.getKey(), entry.getValue())));
        this.activeId = activeId;
        if (!this.keys.containsKey(activeId)) {
            throw new IllegalArgumentException("fbads.vault.active-key names no key of fbads.vault.keys: " + activeId);
        }
    }

    /** The id of the active key. */
    public String activeId() {
        return activeId;
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes = decoded(base64.strip());
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("fbads.vault.keys." + id + " must be " + BYTES + " bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // The decoder's message quotes a character of the key.
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "VaultKeys[active=" + activeId + ", keys=" + new TreeSet<>(keys.keySet()) + "]";
    }
}
