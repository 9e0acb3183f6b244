/** Replay of records that could not be processed. */
@NullMarked
package dev.fbads.sync.deadletters;

import org.jspecify.annotations.NullMarked;
