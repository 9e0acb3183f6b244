/** Jobs, each of which fetches one range: released, claimed, run, retried. */
@NullMarked
package dev.fbads.sync.jobs;

import org.jspecify.annotations.NullMarked;
