/** The client of fb-gateway-service. */
@NullMarked
package dev.fbads.sync.gateway;

import org.jspecify.annotations.NullMarked;
