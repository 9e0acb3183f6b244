package dev.fbads.gateway.tokens;

/**
 * What a rotation did.
 *
 * @param activeKey the key that everything readable is under now
 * @param rotated tokens that were put under it
 * @param unreadable tokens that no configured key opens: they stay as they are, and are of no use
 */
public record KeyRotationReport(String activeKey, int rotated, int unreadable) {

    KeyRotationReport plus(boolean moved, boolean opened) {
        return new KeyRotationReport(activeKey, rotated + (moved ? 1 : 0), unreadable + (opened ? 0 : 1));
    }
}
