/** Support for the tests of all modules. */
@NullMarked
package dev.fbads.testing;

import org.jspecify.annotations.NullMarked;
