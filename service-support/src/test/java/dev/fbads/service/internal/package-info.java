/** Tests of the service token. */
@NullMarked
package dev.fbads.service.internal;

import org.jspecify.annotations.NullMarked;
