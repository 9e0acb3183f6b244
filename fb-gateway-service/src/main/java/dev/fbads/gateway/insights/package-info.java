/** The stream of ad-level rows that sync-service asks for. */
@NullMarked
package dev.fbads.gateway.insights;

import org.jspecify.annotations.NullMarked;
