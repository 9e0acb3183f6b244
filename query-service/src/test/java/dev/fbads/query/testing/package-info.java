/** The database of the tests, and what is put into it. */
@NullMarked
package dev.fbads.query.testing;

import org.jspecify.annotations.NullMarked;
