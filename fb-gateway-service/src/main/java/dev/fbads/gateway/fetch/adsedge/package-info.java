/** Rows read from the ads edge with expanded insights, both levels paginated to the end. */
@NullMarked
package dev.fbads.gateway.fetch.adsedge;

import org.jspecify.annotations.NullMarked;
