/** What an orderly stop waits for. */
@NullMarked
package dev.fbads.sync.lifecycle;

import org.jspecify.annotations.NullMarked;
