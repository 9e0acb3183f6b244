/** Changes that Meta reports through webhooks. */
@NullMarked
package dev.fbads.contracts.webhooks;

import org.jspecify.annotations.NullMarked;
