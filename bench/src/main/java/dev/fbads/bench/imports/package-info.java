/** Import throughput beside COPY of the same rows. */
@NullMarked
package dev.fbads.bench.imports;

import org.jspecify.annotations.NullMarked;
