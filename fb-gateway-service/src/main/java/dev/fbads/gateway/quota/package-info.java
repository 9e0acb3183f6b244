/** How much of Meta's limits is used, per app and account, and the gates that every call passes before it is sent. */
@NullMarked
package dev.fbads.gateway.quota;

import org.jspecify.annotations.NullMarked;
