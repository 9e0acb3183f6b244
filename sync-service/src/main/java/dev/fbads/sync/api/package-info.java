/** Shared by all endpoints: JSON, problems, OpenAPI, readers of common fields. */
@NullMarked
package dev.fbads.sync.api;

import org.jspecify.annotations.NullMarked;
