/** Reads again, at night, what Meta may have restated. */
@NullMarked
package dev.fbads.sync.restatement;

import org.jspecify.annotations.NullMarked;
