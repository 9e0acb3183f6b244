/** The clock that token expiry is measured with. */
@NullMarked
package dev.fbads.notifier.time;

import org.jspecify.annotations.NullMarked;
