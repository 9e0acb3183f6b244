package dev.fbads.query.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/** The arithmetic of metrics: exact sums, and ratios to six decimals, half up. */
public final class Decimals {

    private static final int SCALE = 6;
    static final long MICROS = 1_000_000;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private Decimals() {
    }

    /** The value of a number of millionths, without trailing zeros. */
    public static BigDecimal ofMicros(long micros) {
        return micros % MICROS == 0 ? BigDecimal.valueOf(micros / MICROS)
                : BigDecimal.valueOf(micros, SCALE).stripTrailingZeros();
    }

    /** Null if the divisor is zero. */
    public static @Nullable BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return divisor.signum() == 0 ? null : dividend.divide(divisor, SCALE, RoundingMode.HALF_UP);
    }

    /** The change of a value in percent; null if the value before is zero. */
    public static @Nullable BigDecimal change(BigDecimal value, BigDecimal before) {
        return ratio(value.subtract(before).multiply(PERCENT), before.abs());
    }
}
