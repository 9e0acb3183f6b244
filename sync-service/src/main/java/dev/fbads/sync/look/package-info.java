/** Who looks at which account: what makes it worth being cared for. */
@NullMarked
package dev.fbads.sync.look;

import org.jspecify.annotations.NullMarked;
