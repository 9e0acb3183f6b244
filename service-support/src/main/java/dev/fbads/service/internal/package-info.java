/** The bearer token by which the services of the suite authenticate to each other. */
@NullMarked
package dev.fbads.service.internal;

import org.jspecify.annotations.NullMarked;
