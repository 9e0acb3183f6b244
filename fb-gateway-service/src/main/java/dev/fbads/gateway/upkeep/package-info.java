/** What has to be done to tokens from time to time: checked, prolonged, and their accounts listed. */
@NullMarked
package dev.fbads.gateway.upkeep;

import org.jspecify.annotations.NullMarked;
