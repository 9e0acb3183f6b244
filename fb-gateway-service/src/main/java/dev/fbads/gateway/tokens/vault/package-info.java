/** Encryption of stored secrets: AES-256-GCM with keys from the configuration. */
@NullMarked
package dev.fbads.gateway.tokens.vault;

import org.jspecify.annotations.NullMarked;
