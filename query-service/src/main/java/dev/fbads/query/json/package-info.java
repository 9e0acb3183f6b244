/** How values are written. */
@NullMarked
package dev.fbads.query.json;

import org.jspecify.annotations.NullMarked;
