/** The same services from the images that production uses. */
@NullMarked
package dev.fbads.local.backing.containers;

import org.jspecify.annotations.NullMarked;
