/** Sealing of secrets that are kept: AES-256-GCM under keys of the configuration. */
@NullMarked
package dev.fbads.gateway.vault;

import org.jspecify.annotations.NullMarked;
