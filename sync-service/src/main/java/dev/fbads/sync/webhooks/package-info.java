/** What Meta told of an account, put to use. */
@NullMarked
package dev.fbads.sync.webhooks;

import org.jspecify.annotations.NullMarked;
