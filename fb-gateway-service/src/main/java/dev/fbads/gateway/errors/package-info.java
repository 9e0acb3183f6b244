/** What is wrong when Graph does not deliver, and what follows from it. */
@NullMarked
package dev.fbads.gateway.errors;

import org.jspecify.annotations.NullMarked;
