/** Reads query parameters and collects what is wrong with them. */
@NullMarked
package dev.fbads.query.request;

import org.jspecify.annotations.NullMarked;
