/** From a stream of rows to a replaced slice. */
@NullMarked
package dev.fbads.sync.ingest;

import org.jspecify.annotations.NullMarked;
