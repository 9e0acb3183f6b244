/** Tests of the checks at the start. */
@NullMarked
package dev.fbads.service.startup;

import org.jspecify.annotations.NullMarked;
