/** Applies the changes of accounts that Meta reports by webhook. */
@NullMarked
package dev.fbads.sync.webhooks;

import org.jspecify.annotations.NullMarked;
