/** What Meta tells by itself. */
@NullMarked
package dev.fbads.contracts.webhooks;

import org.jspecify.annotations.NullMarked;
