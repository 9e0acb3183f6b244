/** All rows of a query as a file, streamed: no more is in memory than is being sent. */
@NullMarked
package dev.fbads.query.export;

import org.jspecify.annotations.NullMarked;
