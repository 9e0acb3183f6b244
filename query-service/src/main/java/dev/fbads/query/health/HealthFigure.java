package dev.fbads.query.health;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One figure of the health with its level. */
@Schema(description = "A figure with its level.")
public record HealthFigure(
        @Schema(description = "null without data", examples = "0.9875") @Nullable BigDecimal value,
        @Schema(description = "ratio (0 to 1), ms or count", examples = "ratio") String unit,
        HealthLevel level,
        @Schema(description = "the level is worse than ok beyond this value; null where the figure is for "
                + "information", examples = "0.8") @Nullable BigDecimal threshold) {

    private static final String RATIO = "ratio";
    private static final String MILLISECONDS = "ms";
    private static final String COUNT = "count";
    private static final int RATIO_DIGITS = 4;

    /** A ratio with a minimum; unknown if the whole is zero. */
    static HealthFigure rate(long part, long whole, BigDecimal minimum) {
        @Nullable
        BigDecimal value = whole == 0 ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_DIGITS, RoundingMode.HALF_UP);
        boolean low = BigDecimal.valueOf(part).compareTo(minimum.multiply(BigDecimal.valueOf(whole))) < 0;
        return new HealthFigure(value, RATIO, level(value, low, HealthLevel.CRITICAL), minimum);
    }

    /** A ratio with a maximum. */
    static HealthFigure use(@Nullable BigDecimal value, BigDecimal maximum) {
        return atMost(value, RATIO, maximum);
    }

    static HealthFigure time(@Nullable BigDecimal milliseconds, BigDecimal maximum) {
        return atMost(milliseconds, MILLISECONDS, maximum);
    }

    static HealthFigure count(@Nullable Long count, int maximum) {
        return atMost(count == null ? null : BigDecimal.valueOf(count), COUNT, BigDecimal.valueOf(maximum));
    }

    /** A duration without a threshold. */
    static HealthFigure information(@Nullable BigDecimal milliseconds) {
        return new HealthFigure(milliseconds, MILLISECONDS, level(milliseconds, false, HealthLevel.OK), null);
    }

    private static HealthFigure atMost(@Nullable BigDecimal value, String unit, BigDecimal maximum) {
        boolean high = value != null && value.compareTo(maximum) > 0;
        return new HealthFigure(value, unit, level(value, high, HealthLevel.WARNING), maximum);
    }

    private static HealthLevel level(@Nullable BigDecimal value, boolean bad, HealthLevel whenBad) {
        if (value == null) {
            return HealthLevel.UNKNOWN;
        }
        return bad ? whenBad : HealthLevel.OK;
    }
}
