package dev.fbads.query.level;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Definitions of metrics by sums under Meta's names, without results that Meta reports under several names, which
 * {@code ResultAliasTest} covers case by case.
 */
final class Definitions {

    private Definitions() {
    }

    /** A metric by its definition; null for a divisor of zero. */
    static @Nullable BigDecimal value(Map<String, Object> figures, String metric) {
        return switch (metric) {
            case "ctr" -> ratio(number(figures, "clicks").movePointRight(2), number(figures, "impressions"));
            case "website_ctr" ->
                ratio(number(figures, "inline_link_clicks").movePointRight(2), number(figures, "impressions"));
            case "cpm" -> ratio(number(figures, "spend").movePointRight(3), number(figures, "impressions"));
            case "cpc" -> ratio(number(figures, "spend"), number(figures, "clicks"));
            case "frequency" -> ratio(number(figures, "impressions"), number(figures, "reach"));
            case "cost_per_inline_link_click" -> ratio(number(figures, "spend"), number(figures, "inline_link_clicks"));
            case "cost_per_unique_click" -> ratio(number(figures, "spend"), number(figures, "unique_clicks"));
            case "leads" -> number(figures, "actions:lead");
            default -> number(figures, metric);
        };
    }

    static BigDecimal number(Map<String, Object> figures, String name) {
        Object value = figures.getOrDefault(name, BigDecimal.ZERO);
        return value instanceof BigDecimal number ? number : new BigDecimal(String.valueOf(value));
    }

    static @Nullable BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : dividend.divide(divisor, 6, RoundingMode.HALF_UP);
    }
}
