/** Fields of log lines. */
@NullMarked
package dev.fbads.sync.logging;

import org.jspecify.annotations.NullMarked;
