package dev.fbads.query.catalogue;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One metric of the catalogue. */
@Schema(description = "One metric.")
public record MetricEntry(
        @Schema(description = "as in responses and in sort", examples = "cost_per_purchase") String name,
        @Schema(description = "in the language of Accept-Language, English or French", examples = "Cost per purchase") String label,
        @Schema(description = "count, people, money (major unit of the account's currency), percent or ratio", examples = "money") String unit,
        @Schema(description = "whether values of several rows may be added up to an exact value") boolean additive,
        @Schema(description = "whether it is a bound over more than one stored row, because people cannot be added up") boolean upperBound,
        @Schema(description = "which way is good: up, down or neither", examples = "down") String better,
        @Schema(description = "for a result: Meta's action types for it, of which the first that an object has counts; else empty") List<String> aliases) {

    public MetricEntry {
        aliases = List.copyOf(aliases);
    }
}
