/** PostgreSQL with the roles and the database that a DBA would hand over. */
@NullMarked
package dev.fbads.local.backing.postgres;

import org.jspecify.annotations.NullMarked;
