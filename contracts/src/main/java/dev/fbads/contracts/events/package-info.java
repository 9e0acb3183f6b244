/** Events of syncs, which the notifier forwards to browsers. */
@NullMarked
package dev.fbads.contracts.events;

import org.jspecify.annotations.NullMarked;
