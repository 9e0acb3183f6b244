/** Tests of pooled connections against a real PostgreSQL. */
@NullMarked
package dev.fbads.service.database;

import org.jspecify.annotations.NullMarked;
