/** Rows read through asynchronous reports: submitted, polled until they are ready, then paged. */
@NullMarked
package dev.fbads.gateway.fetch.report;

import org.jspecify.annotations.NullMarked;
