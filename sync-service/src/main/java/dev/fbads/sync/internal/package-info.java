/** What only the suite's own services and its operator may call. */
@NullMarked
package dev.fbads.sync.internal;

import org.jspecify.annotations.NullMarked;
