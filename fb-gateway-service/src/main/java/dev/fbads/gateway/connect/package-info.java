/** OAuth: a user connects a Meta user to a compte and selects the ad accounts that the compte may read. */
@NullMarked
package dev.fbads.gateway.connect;

import org.jspecify.annotations.NullMarked;
