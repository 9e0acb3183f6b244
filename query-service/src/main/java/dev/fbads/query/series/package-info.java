/** Figures over time: one point per day, week or month. */
@NullMarked
package dev.fbads.query.series;

import org.jspecify.annotations.NullMarked;
