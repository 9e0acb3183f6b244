/** Takes jobs back from workers that fell silent, and publishes again what nobody claimed. */
@NullMarked
package dev.fbads.sync.recovery;

import org.jspecify.annotations.NullMarked;
