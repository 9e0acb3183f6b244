package dev.fbads.query.health;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One figure of the health, judged. */
@Schema(description = "A figure with its judgement.")
public record HealthFigure(
        @Schema(description = "null where there is nothing to tell from", examples = "0.9875") @Nullable BigDecimal value,
        @Schema(description = "ratio (0 to 1), ms or count", examples = "ratio") String unit,
        HealthLevel level,
        @Schema(description = "the value from which on, exclusively, the level is worse than ok; null where the figure is for "
                + "information", examples = "0.8") @Nullable BigDecimal threshold) {

    private static final String RATIO = "ratio";
    private static final String MILLISECONDS = "ms";
    private static final String COUNT = "count";
    private static final int RATIO_DIGITS = 4;

    /** A part of a whole that must not be small; unknown where there is no whole. */
    static HealthFigure rate(long part, long whole, BigDecimal least) {
        @Nullable
        BigDecimal value = whole == 0 ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_DIGITS, RoundingMode.HALF_UP);
        boolean low = BigDecimal.valueOf(part).compareTo(least.multiply(BigDecimal.valueOf(whole))) < 0;
        return new HealthFigure(value, RATIO, level(value, low, HealthLevel.CRITICAL), least);
    }

    /** A part of a whole that must not be large. */
    static HealthFigure use(@Nullable BigDecimal value, BigDecimal most) {
        return atMost(value, RATIO, most);
    }

    static HealthFigure time(@Nullable BigDecimal milliseconds, BigDecimal most) {
        return atMost(milliseconds, MILLISECONDS, most);
    }

    static HealthFigure count(@Nullable Long count, int most) {
        return atMost(count == null ? null : BigDecimal.valueOf(count), COUNT, BigDecimal.valueOf(most));
    }

    /** A time that is neither good nor bad. */
    static HealthFigure information(@Nullable BigDecimal milliseconds) {
        return new HealthFigure(milliseconds, MILLISECONDS, level(milliseconds, false, HealthLevel.OK), null);
    }

    private static HealthFigure atMost(@Nullable BigDecimal value, String unit, BigDecimal most) {
        boolean high = value != null && value.compareTo(most) > 0;
        return new HealthFigure(value, unit, level(value, high, HealthLevel.WARNING), most);
    }

    private static HealthLevel level(@Nullable BigDecimal value, boolean bad, HealthLevel whenBad) {
        if (value == null) {
            return HealthLevel.UNKNOWN;
        }
        return bad ? whenBad : HealthLevel.OK;
    }
}
