package dev.fbads.query.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The position of the rows of a response among all rows of the query. */
@Schema(description = "The position of the rows among all rows of the query.")
public record Page(
        @Schema(description = "maximum number of rows of a page", examples = "50") int limit,
        @Schema(description = "number of rows of all pages", examples = "312") int total,
        @Schema(description = "value of after for the next page, with the same query; null on the last page") @Nullable String after) {
}
