/** Whether an ad account can still be read, and the marks of it on its rows. */
@NullMarked
package dev.fbads.sync.accountstatus;

import org.jspecify.annotations.NullMarked;
