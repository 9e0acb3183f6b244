/** What a user asks for, read from a request and checked. */
@NullMarked
package dev.fbads.sync.wish;

import org.jspecify.annotations.NullMarked;
