/** The caller of a request, and the ad accounts that are visible to them. */
@NullMarked
package dev.fbads.sync.access;

import org.jspecify.annotations.NullMarked;
