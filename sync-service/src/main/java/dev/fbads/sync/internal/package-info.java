/** Authentication of endpoints that only the suite's services and its operator may call. */
@NullMarked
package dev.fbads.sync.internal;

import org.jspecify.annotations.NullMarked;
