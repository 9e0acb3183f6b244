/** The period that a period is compared with. */
@NullMarked
package dev.fbads.query.compare;

import org.jspecify.annotations.NullMarked;
