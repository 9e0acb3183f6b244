/** The fields that log lines carry. */
@NullMarked
package dev.fbads.sync.logging;

import org.jspecify.annotations.NullMarked;
