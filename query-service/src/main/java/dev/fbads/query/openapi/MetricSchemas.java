package dev.fbads.query.openapi;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.fbads.query.metric.ActionList;
import dev.fbads.query.metric.Metric;

/** Generates the schemas of metrics and their changes from the catalogue, so that they contain every metric. */
public final class MetricSchemas implements OASFilter {

    private static final String METRICS = "Metrics";
    private static final String DELTA = "Delta";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        SharedParameters.copy(document);
        Examples.load().show(document);
        Schema metrics = document.getComponents().getSchemas().get(METRICS);
        Schema delta = document.getComponents().getSchemas().get(DELTA);
        metrics.setType(List.of(SchemaType.OBJECT));
        delta.setType(List.of(SchemaType.OBJECT));
        for (Metric metric : Metric.values()) {
            metrics.addProperty(metric.wire(), number()
                    .description(metric.unit().name().toLowerCase(Locale.ROOT) + "; " + kind(metric.kind())));
            delta.addProperty(metric.wire(), OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .addProperty("absolute", number())
                    .addProperty("percent", number()));
        }
        for (ActionList list : ActionList.values()) {
            metrics.addProperty(list.wire(), OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .description("action type to sum; a sum of zero is left out. Types overlap: never add them up")
                    .additionalPropertiesSchema(OASFactory.createSchema().addType(SchemaType.NUMBER)));
        }
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(SchemaType.NUMBER).addType(SchemaType.NULL);
    }

    private static String kind(Metric.Kind kind) {
        return switch (kind) {
            case SUM -> "added up exactly";
            case PEOPLE -> "the sum of stored rows, an upper bound when named in upper_bounds";
            case RATIO -> "computed from sums; null where the divisor is zero";
            case RATIO_OF_PEOPLE -> "computed from sums, of which one is a bound when named in upper_bounds";
        };
    }
}
