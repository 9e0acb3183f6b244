/** What the notifier tells browsers about a sync. */
@NullMarked
package dev.fbads.contracts.events;

import org.jspecify.annotations.NullMarked;
