package dev.fbads.simulator.insights;

/** Numbers as insights print them: plain digits, at most six decimals, rounded half up, no zeros at the end. */
final class Decimals {

    /** Decimals of a ratio. */
    static final int RATIO_DIGITS = 6;

    private static final long[] POWERS = { 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000 };

    private Decimals() {
    }

    /** {@code unscaled} with {@code digits} of it behind the point: 2110 with 2 is {@code 21.1}. */
    static String text(long unscaled, int digits) {
        long value = unscaled;
        int decimals = digits;
        while (decimals > 0 && value % 10 == 0) {
            value /= 10;
            decimals--;
        }
        if (decimals == 0) {
            return Long.toString(value);
        }
        StringBuilder text = new StringBuilder(24).append(value / POWERS[decimals]).append('.');
        long fraction = value % POWERS[decimals];
        for (int i = decimals - 1; i > 0 && fraction < POWERS[i]; i--) {
            text.append('0');
        }
        return text.append(fraction).toString();
    }

    /**
     * {@code part * factor / whole}.
     *
     * @param partDigits how many digits of {@code part} are behind its point
     */
    static String ratio(long part, int partDigits, long factor, long whole) {
        long scaled = Math.multiplyExact(part, factor * POWERS[RATIO_DIGITS - partDigits]);
        return text((scaled + whole / 2) / whole, RATIO_DIGITS);
    }
}
