/** One KRaft node with the topics of the suite. */
@NullMarked
package dev.fbads.local.backing.kafka;

import org.jspecify.annotations.NullMarked;
