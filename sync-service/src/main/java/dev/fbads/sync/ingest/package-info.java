/** Fetches rows and replaces slices with them. */
@NullMarked
package dev.fbads.sync.ingest;

import org.jspecify.annotations.NullMarked;
