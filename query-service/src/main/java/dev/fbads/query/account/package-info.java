/** The ad accounts that a caller may see. */
@NullMarked
package dev.fbads.query.account;

import org.jspecify.annotations.NullMarked;
