/** The whole suite on one machine: backing services, service processes, edge, seed. */
@NullMarked
package dev.fbads.local.launcher.stack;

import org.jspecify.annotations.NullMarked;
