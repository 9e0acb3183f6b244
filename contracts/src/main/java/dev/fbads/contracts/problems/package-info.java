/** The error envelope of every service: stable codes, texts in English and French. */
@NullMarked
package dev.fbads.contracts.problems;

import org.jspecify.annotations.NullMarked;
