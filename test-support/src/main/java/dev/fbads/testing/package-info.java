/** The date on which all tests run. */
@NullMarked
package dev.fbads.testing;

import org.jspecify.annotations.NullMarked;
