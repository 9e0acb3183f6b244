/** Accounts, campaigns, ad sets and ads with their metrics over a period. */
@NullMarked
package dev.fbads.query.level;

import org.jspecify.annotations.NullMarked;
