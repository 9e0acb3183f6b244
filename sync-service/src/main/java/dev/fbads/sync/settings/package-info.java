/** What a compte decides about its imports. */
@NullMarked
package dev.fbads.sync.settings;

import org.jspecify.annotations.NullMarked;
