/** Maps errors to problem documents. */
@NullMarked
package dev.fbads.query.problem;

import org.jspecify.annotations.NullMarked;
