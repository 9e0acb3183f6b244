/** Pooled connections of a service that cannot be lost, and the liveness of their pool. */
@NullMarked
package dev.fbads.service.database;

import org.jspecify.annotations.NullMarked;
