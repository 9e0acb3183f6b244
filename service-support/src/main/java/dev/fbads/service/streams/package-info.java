/** Additional Mutiny operators. */
@NullMarked
package dev.fbads.service.streams;

import org.jspecify.annotations.NullMarked;
