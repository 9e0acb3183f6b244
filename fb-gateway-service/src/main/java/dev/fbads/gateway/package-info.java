/** The only service that calls Meta; it stores no ad data. */
@NullMarked
package dev.fbads.gateway;

import org.jspecify.annotations.NullMarked;
