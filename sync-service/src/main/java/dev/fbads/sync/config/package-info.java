/** Injected sources of time, ids and randomness. */
@NullMarked
package dev.fbads.sync.config;

import org.jspecify.annotations.NullMarked;
