/** What every scheduled care of the suite has in common. */
@NullMarked
package dev.fbads.sync.schedule;

import org.jspecify.annotations.NullMarked;
