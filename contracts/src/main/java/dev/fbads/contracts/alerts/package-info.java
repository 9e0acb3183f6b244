/** What somebody should know of before it becomes a problem. */
@NullMarked
package dev.fbads.contracts.alerts;

import org.jspecify.annotations.NullMarked;
