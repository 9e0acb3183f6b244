/** Runs released jobs: claim, fetch, replace the slice, settle. */
@NullMarked
package dev.fbads.sync.worker;

import org.jspecify.annotations.NullMarked;
