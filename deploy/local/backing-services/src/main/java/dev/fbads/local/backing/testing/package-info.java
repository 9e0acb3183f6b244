/** One set of backing services for all tests of a JVM. */
@NullMarked
package dev.fbads.local.backing.testing;

import org.jspecify.annotations.NullMarked;
