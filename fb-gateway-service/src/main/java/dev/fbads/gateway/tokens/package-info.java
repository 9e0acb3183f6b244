/** The stored access tokens: selection for a call, quarantine, alerts, periodic maintenance and key rotation. */
@NullMarked
package dev.fbads.gateway.tokens;

import org.jspecify.annotations.NullMarked;
