/** What every endpoint shares: JSON, problems, OpenAPI. */
@NullMarked
package dev.fbads.sync.api;

import org.jspecify.annotations.NullMarked;
