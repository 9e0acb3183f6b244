/** Figures divided by the values of a breakdown set (age, country, placement), with their difference to the totals. */
@NullMarked
package dev.fbads.query.breakdown;

import org.jspecify.annotations.NullMarked;
