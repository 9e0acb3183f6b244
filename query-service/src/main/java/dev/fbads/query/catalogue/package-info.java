/** The catalogue of all metrics. */
@NullMarked
package dev.fbads.query.catalogue;

import org.jspecify.annotations.NullMarked;
