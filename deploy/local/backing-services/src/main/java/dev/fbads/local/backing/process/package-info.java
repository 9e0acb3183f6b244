/** Child processes that never outlive this JVM, and ports that are really free. */
@NullMarked
package dev.fbads.local.backing.process;

import org.jspecify.annotations.NullMarked;
