/** When each ad account was last viewed, which decides whether it is restated at night. */
@NullMarked
package dev.fbads.sync.accountviews;

import org.jspecify.annotations.NullMarked;
