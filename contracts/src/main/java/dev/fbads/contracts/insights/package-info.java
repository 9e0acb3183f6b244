/** Requests of sync-service to the gateway, and the lines of the gateway's response. */
@NullMarked
package dev.fbads.contracts.insights;

import org.jspecify.annotations.NullMarked;
