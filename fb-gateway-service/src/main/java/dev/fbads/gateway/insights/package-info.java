/** The stream of ad-level rows that sync-service requests. */
@NullMarked
package dev.fbads.gateway.insights;

import org.jspecify.annotations.NullMarked;
