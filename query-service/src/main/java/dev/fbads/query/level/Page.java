package dev.fbads.query.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the rows of an answer stand among all rows of the query. */
@Schema(description = "Where the rows stand among all rows of the query.")
public record Page(
        @Schema(description = "how many rows a page has at most", examples = "50") int limit,
        @Schema(description = "how many rows there are on all pages", examples = "312") int total,
        @Schema(description = "give it as after, with the same query, for the next page; null on the last one") @Nullable String after) {
}
