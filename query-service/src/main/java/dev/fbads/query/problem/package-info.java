/** Every error leaves as a problem document. */
@NullMarked
package dev.fbads.query.problem;

import org.jspecify.annotations.NullMarked;
