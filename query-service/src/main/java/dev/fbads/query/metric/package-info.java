/** What figures there are: their catalogue, their arithmetic and their JSON. */
@NullMarked
package dev.fbads.query.metric;

import org.jspecify.annotations.NullMarked;
