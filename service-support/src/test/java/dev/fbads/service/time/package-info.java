/** Tests of the clocks. */
@NullMarked
package dev.fbads.service.time;

import org.jspecify.annotations.NullMarked;
