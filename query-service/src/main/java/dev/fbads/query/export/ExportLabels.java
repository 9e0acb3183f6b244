package dev.fbads.query.export;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

import dev.fbads.query.catalogue.MetricCatalogue;
import dev.fbads.query.catalogue.MetricEntry;
import dev.fbads.query.metric.Metric;

/** Labels of columns in English or French; those of metrics come from their catalogue. */
final class ExportLabels {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;
    private final Map<String, String> metrics;

    ExportLabels(Locale language) {
        this.texts = ResourceBundle.getBundle("dev.fbads.query.export.columns", language, NO_FALLBACK);
        this.metrics = MetricCatalogue.in(language)
                .metrics()
                .stream()
                .collect(Collectors.toMap(MetricEntry::name, MetricEntry::label));
    }

    String of(Metric metric) {
        return metrics.getOrDefault(metric.wire(), metric.wire());
    }

    String of(String key, Object... args) {
        return args.length == 0 ? texts.getString(key) : new MessageFormat(texts.getString(key), Locale.ROOT).format(args);
    }
}
