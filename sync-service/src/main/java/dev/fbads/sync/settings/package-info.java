/** The import settings of comptes. */
@NullMarked
package dev.fbads.sync.settings;

import org.jspecify.annotations.NullMarked;
