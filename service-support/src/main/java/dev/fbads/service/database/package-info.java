/** Pooled connections of a service: none is lost, and a pool that cannot be used ends the process. */
@NullMarked
package dev.fbads.service.database;

import org.jspecify.annotations.NullMarked;
