package dev.fbads.query.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.fbads.query.metric.Metric;
import dev.fbads.query.metric.Result;

/** Response of {@code GET /api/facebook/metrics}. */
@Schema(description = "Every metric that is one number; the lists actions, action_values and unique_actions are not included.")
public record MetricCatalogue(List<MetricEntry> metrics) {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public MetricCatalogue {
        metrics = List.copyOf(metrics);
    }

    /** With labels in English or French. */
    public static MetricCatalogue in(Locale language) {
        ResourceBundle labels = ResourceBundle.getBundle("dev.fbads.query.catalogue.labels", language, NO_FALLBACK);
        return new MetricCatalogue(Arrays.stream(Metric.values())
                .map(metric -> entry(metric, labels.getString(metric.wire())))
                .toList());
    }

    private static MetricEntry entry(Metric metric, String label) {
        boolean ofPeople = metric.kind() == Metric.Kind.PEOPLE || metric.kind() == Metric.Kind.RATIO_OF_PEOPLE;
        return new MetricEntry(metric.wire(), label, lower(metric.unit()), metric.kind() == Metric.Kind.SUM, ofPeople,
                lower(metric.better()), aliases(metric));
    }

    private static List<String> aliases(Metric metric) {
        return Arrays.stream(Result.values())
                .filter(result -> result.name().equals(metric.name()))
                .flatMap(result -> result.aliases().stream())
                .toList();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
