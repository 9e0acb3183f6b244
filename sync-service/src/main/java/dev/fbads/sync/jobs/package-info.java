/** Fetches of one range: released, claimed, run, retried, recovered. */
@NullMarked
package dev.fbads.sync.jobs;

import org.jspecify.annotations.NullMarked;
