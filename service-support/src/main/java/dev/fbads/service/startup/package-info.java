/** Settings with which a service does not start in production. */
@NullMarked
package dev.fbads.service.startup;

import org.jspecify.annotations.NullMarked;
