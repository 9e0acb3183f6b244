/** Authentication of the internal endpoints by the service token. */
@NullMarked
package dev.fbads.gateway.servicetoken;

import org.jspecify.annotations.NullMarked;
