/** Tests of HTTP connections. */
@NullMarked
package dev.fbads.service.http;

import org.jspecify.annotations.NullMarked;
