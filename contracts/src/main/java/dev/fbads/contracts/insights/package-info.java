/** What sync-service asks of the gateway, and the lines it answers. */
@NullMarked
package dev.fbads.contracts.insights;

import org.jspecify.annotations.NullMarked;
