/** The reference of all settings in {@code docs/configuration.md}, generated from the sources. */
@NullMarked
package dev.fbads.system.settings;

import org.jspecify.annotations.NullMarked;
