/** Metrics: their catalogue, arithmetic and JSON. */
@NullMarked
package dev.fbads.query.metric;

import org.jspecify.annotations.NullMarked;
