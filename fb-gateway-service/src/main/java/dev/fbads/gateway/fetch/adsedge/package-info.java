/** Rows read through the ads edge with expanded insights, both levels paged to their end. */
@NullMarked
package dev.fbads.gateway.fetch.adsedge;

import org.jspecify.annotations.NullMarked;
