/** The list of all metrics, with what they mean. */
@NullMarked
package dev.fbads.query.catalogue;

import org.jspecify.annotations.NullMarked;
