/** What the HTTP servers of all services have in common. */
@NullMarked
package dev.fbads.service.http;

import org.jspecify.annotations.NullMarked;
