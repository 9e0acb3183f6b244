/** Runs released jobs: claim, fetch, replace the slices, complete. */
@NullMarked
package dev.fbads.sync.worker;

import org.jspecify.annotations.NullMarked;
