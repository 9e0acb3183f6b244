/** Alerts to operators. */
@NullMarked
package dev.fbads.contracts.alerts;

import org.jspecify.annotations.NullMarked;
