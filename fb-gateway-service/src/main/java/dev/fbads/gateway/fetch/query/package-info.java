/** What Meta is asked for in one call: fields, parameters, and how much of it. */
@NullMarked
package dev.fbads.gateway.fetch.query;

import org.jspecify.annotations.NullMarked;
