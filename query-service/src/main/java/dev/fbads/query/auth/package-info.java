/** Who a request comes from, once its token was verified. */
@NullMarked
package dev.fbads.query.auth;

import org.jspecify.annotations.NullMarked;
