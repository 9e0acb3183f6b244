/** The health of imports as figures with levels. */
@NullMarked
package dev.fbads.query.health;

import org.jspecify.annotations.NullMarked;
