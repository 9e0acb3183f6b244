/** Whether an ad account can still be read, on the account and on its rows. */
@NullMarked
package dev.fbads.sync.accountstatus;

import org.jspecify.annotations.NullMarked;
