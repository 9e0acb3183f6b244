/** What the services stand on, on a machine that has none of it: PostgreSQL, Kafka, Redis and an OIDC provider. */
@NullMarked
package dev.fbads.local.backing;

import org.jspecify.annotations.NullMarked;
