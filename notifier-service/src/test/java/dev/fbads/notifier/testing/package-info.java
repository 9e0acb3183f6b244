/** What the tests stand on. */
@NullMarked
package dev.fbads.notifier.testing;

import org.jspecify.annotations.NullMarked;
