package dev.fbads.query.breakdown;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.metric.Decimals;
import dev.fbads.query.metric.Figures;
import dev.fbads.query.metric.Metric;

/** Shares of a part in a whole, per metric that can be added up exactly. */
final class Shares {

    private static final int PERCENT = 2;
    private static final List<Metric> ADDITIVE = Arrays.stream(Metric.values())
            .filter(metric -> metric.kind() == Metric.Kind.SUM)
            .toList();

    private Shares() {
    }

    /** Shares in percent, to six decimals; null if the whole is zero. */
    static Map<String, @Nullable BigDecimal> of(Figures part, Figures whole) {
        return perMetric(metric -> Decimals.ratio(sum(metric, part).movePointRight(PERCENT), sum(metric, whole)));
    }

    /** The whole minus its parts. */
    static Map<String, @Nullable BigDecimal> rest(Figures whole, Figures parts) {
        return perMetric(metric -> sum(metric, whole).subtract(sum(metric, parts)));
    }

    private static Map<String, @Nullable BigDecimal> perMetric(Function<Metric, @Nullable BigDecimal> value) {
        Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
        ADDITIVE.forEach(metric -> values.put(metric.wire(), value.apply(metric)));
        return Collections.unmodifiableMap(values);
    }

    private static BigDecimal sum(Metric metric, Figures figures) {
        BigDecimal value = metric.of(figures);
        return value == null ? BigDecimal.ZERO : value;
    }
}
