/** JSON serialisation of values. */
@NullMarked
package dev.fbads.query.json;

import org.jspecify.annotations.NullMarked;
