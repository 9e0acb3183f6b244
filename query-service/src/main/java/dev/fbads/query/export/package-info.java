/** Exports all rows of a query as a file, streamed with bounded memory. */
@NullMarked
package dev.fbads.query.export;

import org.jspecify.annotations.NullMarked;
