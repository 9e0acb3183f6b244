package dev.fbads.query.metric;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/** The change of each metric. */
@Schema(name = "Delta", description = "Per metric {absolute, percent}: the value less the one of the comparison period, and that in percent of "
        + "the latter, to six decimals; null where one side has no value, percent also where the comparison period's is zero.")
@JsonSerialize(using = MetricDeltaSerializer.class)
public record MetricDelta(@Schema(hidden = true) MetricValues now, @Schema(hidden = true) MetricValues before) {
}
