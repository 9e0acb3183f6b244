/** One address in front of the services, with the routes of production. */
@NullMarked
package dev.fbads.local.launcher.edge;

import org.jspecify.annotations.NullMarked;
