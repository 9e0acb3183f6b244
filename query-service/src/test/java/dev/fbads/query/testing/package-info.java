/** Support of the tests: database, data, requests. */
@NullMarked
package dev.fbads.query.testing;

import org.jspecify.annotations.NullMarked;
