/** What is kept for how long. */
@NullMarked
package dev.fbads.sync.retention;

import org.jspecify.annotations.NullMarked;
