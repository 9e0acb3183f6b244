/** The caller of a request, and transactions under row level security. */
@NullMarked
package dev.fbads.query.tenant;

import org.jspecify.annotations.NullMarked;
