package dev.fbads.simulator.dataset;

/**
 * What is typical of an ad.
 *
 * @param dailyImpressions on an ordinary day
 * @param costPerMille minor units of the account's currency for 1,000 impressions
 * @param clickRate clicks per million impressions
 * @param basket minor units of the account's currency per purchase
 * @param format what is shown
 */
public record AdProfile(long dailyImpressions, long costPerMille, long clickRate, long basket, Format format) {

    /** What an ad shows. */
    public enum Format {
        /** Film. */
        VIDEO,
        /** Several cards. */
        CAROUSEL,
        /** One picture. */
        IMAGE
    }

    static AdProfile of(long seed, Format format) {
        long size = SplitMix.below(SplitMix.mix(seed, 1), 1L << 10);
        return new AdProfile(
                180 + size * size / 180,
                SplitMix.between(SplitMix.mix(seed, 2), 300, 1_900),
                SplitMix.between(SplitMix.mix(seed, 3), 4_000, 30_000),
                SplitMix.between(SplitMix.mix(seed, 4), 2_900, 14_900),
                format);
    }
}
