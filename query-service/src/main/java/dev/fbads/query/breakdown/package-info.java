/** Figures per age, country, placement: what a breakdown set divides, and what Meta leaves out of it. */
@NullMarked
package dev.fbads.query.breakdown;

import org.jspecify.annotations.NullMarked;
