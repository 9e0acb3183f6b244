/** Authentication of requests by cached bearer tokens. */
@NullMarked
package dev.fbads.query.auth;

import org.jspecify.annotations.NullMarked;
