/** The import log: one line per run of a job. */
@NullMarked
package dev.fbads.sync.importlog;

import org.jspecify.annotations.NullMarked;
