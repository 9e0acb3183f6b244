package dev.fbads.gateway.tokens;

/**
 * The result of a rotation.
 *
 * @param activeKey the id of the active key
 * @param rotated tokens re-encrypted
 * @param unreadable tokens that no configured key decrypts; left unchanged
 */
public record KeyRotationReport(String activeKey, int rotated, int unreadable) {

    KeyRotationReport plus(boolean moved, boolean opened) {
        return new KeyRotationReport(activeKey, rotated + (moved ? 1 : 0), unreadable + (opened ? 0 : 1));
    }
}
