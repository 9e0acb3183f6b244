/** Reads sums of stored figures by object from one snapshot. */
@NullMarked
package dev.fbads.query.figures;

import org.jspecify.annotations.NullMarked;
