/** People who connect their Meta user to a compte, and choose the ad accounts that it may read. */
@NullMarked
package dev.fbads.gateway.connect;

import org.jspecify.annotations.NullMarked;
