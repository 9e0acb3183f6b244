package dev.fbads.query.series;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The points of one object, or of all objects of one currency. Members that it does not have are left out. */
@Schema(description = "The points of one object, or of all objects of one currency. Members that it does not have are "
        + "left out.")
public record SeriesLine(
        @Schema(description = "Meta's id; left out of totals") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
        @Schema(description = "newest known name") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String accountId,
        @Schema(description = "ISO 4217 code of every amount", examples = "CAD") String currency,
        @Schema(description = "oldest first") List<SeriesPoint> points,
        @Schema(description = "the points of the comparison period: each is compared with the point of the same index") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SeriesPoint> compare) {

    public SeriesLine {
        points = List.copyOf(points);
        compare = compare == null ? null : List.copyOf(compare);
    }
}
