/** Connections of the HTTP servers of all services. */
@NullMarked
package dev.fbads.service.http;

import org.jspecify.annotations.NullMarked;
