/** Rows read from asynchronous reports: submitted, polled until ready, then paginated. */
@NullMarked
package dev.fbads.gateway.fetch.report;

import org.jspecify.annotations.NullMarked;
