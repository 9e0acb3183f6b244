/** Records that could not be understood, and their way back. */
@NullMarked
package dev.fbads.sync.deadletters;

import org.jspecify.annotations.NullMarked;
