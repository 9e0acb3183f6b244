/** Values that are injected: the clock, identities, randomness. */
@NullMarked
package dev.fbads.sync.config;

import org.jspecify.annotations.NullMarked;
