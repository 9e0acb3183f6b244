/** The monthly partitions of {@code facebook_ads_data}: created ahead of time and dropped when empty. */
@NullMarked
package dev.fbads.sync.partition;

import org.jspecify.annotations.NullMarked;
