/** Job throughput without rows beside transactions of the same number of rows. */
@NullMarked
package dev.fbads.bench.jobs;

import org.jspecify.annotations.NullMarked;
