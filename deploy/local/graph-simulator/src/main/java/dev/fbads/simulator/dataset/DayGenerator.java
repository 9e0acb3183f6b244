package dev.fbads.simulator.dataset;

import static dev.fbads.simulator.dataset.Counter.*;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

import dev.fbads.simulator.time.Today;

/**
 * What one ad delivered on one day: a pure function of the ad, the day and today.
 * <ol>
 * <li>A past day never changes, but for its conversions.</li>
 * <li>Conversions of a day grow with its age and stand still after {@link #RESTATED_DAYS} days, as Meta attributes late
 * ones to the day.</li>
 * <li>Today is the part of the whole day that has passed, and never shrinks.</li>
 * <li>Clicks never exceed impressions, nor link clicks clicks; a delivered day has at least one impression.</li>
 * </ol>
 */
final class DayGenerator {

    /** Age in days from which a day is final. */
    static final int RESTATED_DAYS = 28;

    private static final long MILLION = 1_000_000;
    /** Percent of a day's conversions that are known on the day itself. */
    private static final long KNOWN_AT_ONCE = 55;
    private static final int[] WEEKDAY_PERCENT = { 96, 100, 102, 104, 108, 88, 82 };
    private static final Counter[] CONVERSIONS = { PURCHASE, ADD_TO_CART, INITIATE_CHECKOUT, VIEW_CONTENT, PIXEL_LEAD,
            FORM_LEAD, COMPLETE_REGISTRATION, SEARCH, CONTACT, SUBSCRIBE, APP_INSTALL };

    private DayGenerator() {
    }

    /** Fills {@code day}, indexed by {@link Counter#ordinal()}; false when nothing was delivered. */
    static boolean generate(Ad ad, long epochDay, Today today, long[] day) {
        long age = today.epochDay() - epochDay;
        if (age < 0 || epochDay < ad.firstDay() || epochDay > ad.lastDay()) {
            return false;
        }
        long hash = SplitMix.mix(ad.seed(), epochDay);
        if (pauses(ad, epochDay, hash)) {
            return false;
        }
        Arrays.fill(day, 0);
        deliver(ad.profile(), epochDay, hash, day);
        convert(ad, hash, day);
        restate(age, hash, day);
        if (age == 0) {
            cutToElapsed(today, day);
        }
        people(hash, day);
        return day[IMPRESSIONS.ordinal()] > 0;
    }

    private static boolean pauses(Ad ad, long epochDay, long hash) {
        long week = SplitMix.mix(~ad.seed(), Math.floorDiv(epochDay, 7));
        return SplitMix.below(week, 100) < 3 || SplitMix.below(SplitMix.mix(hash, 1), 100) < 2;
    }

    private static void deliver(AdProfile profile, long epochDay, long hash, long[] day) {
        DayOfWeek weekday = LocalDate.ofEpochDay(epochDay).getDayOfWeek();
        long impressions = profile.dailyImpressions() * WEEKDAY_PERCENT[weekday.ordinal()] / 100
                * SplitMix.between(SplitMix.mix(hash, 2), 55, 145) / 100;
        if (SplitMix.below(SplitMix.mix(hash, 3), 100) < 3) {
            // A day that hardly delivered: Meta does show an impression that cost nothing.
            impressions = SplitMix.between(SplitMix.mix(hash, 4), 1, 6);
        }
        set(day, IMPRESSIONS, impressions);
        set(day, SPEND, impressions * profile.costPerMille() / 1_000);
        set(day, CLICKS, part(impressions, profile.clickRate(), SplitMix.mix(hash, 5)));
        set(day, LINK_CLICK, part(get(day, CLICKS), 720_000, SplitMix.mix(hash, 6)));
        set(day, LANDING_PAGE_VIEW, part(get(day, LINK_CLICK), 780_000, SplitMix.mix(hash, 7)));
        set(day, COMMENT, part(impressions, 250, SplitMix.mix(hash, 8)));
        set(day, LIKE, part(impressions, 300, SplitMix.mix(hash, 9)));
        set(day, POST_REACTION, part(impressions, 1_900, SplitMix.mix(hash, 10)));
        set(day, POST, part(impressions, 180, SplitMix.mix(hash, 11)));
        set(day, POST_SAVE, part(impressions, 120, SplitMix.mix(hash, 12)));
        boolean video = profile.format() == AdProfile.Format.VIDEO;
        set(day, video ? VIDEO_VIEW : PHOTO_VIEW, part(impressions, video ? 110_000 : 400, SplitMix.mix(hash, 13)));
    }

    private static void convert(Ad ad, long hash, long[] day) {
        long visits = get(day, LANDING_PAGE_VIEW);
        switch (ad.campaign().objective()) {
            case OUTCOME_SALES -> {
                set(day, VIEW_CONTENT, part(visits, 700_000, SplitMix.mix(hash, 20)));
                set(day, SEARCH, part(visits, 90_000, SplitMix.mix(hash, 21)));
                set(day, ADD_TO_CART, part(visits, 220_000, SplitMix.mix(hash, 22)));
                set(day, INITIATE_CHECKOUT, part(visits, 120_000, SplitMix.mix(hash, 23)));
                set(day, PURCHASE, part(visits, 70_000, SplitMix.mix(hash, 24)));
                long basket = ad.profile().basket() * SplitMix.between(SplitMix.mix(hash, 25), 70, 130) / 100;
                set(day, PURCHASE_VALUE, get(day, PURCHASE) * basket + get(day, PURCHASE) % 7);
            }
            case OUTCOME_LEADS -> {
                set(day, PIXEL_LEAD, part(visits, 60_000, SplitMix.mix(hash, 26)));
                set(day, FORM_LEAD, part(visits, 40_000, SplitMix.mix(hash, 27)));
                set(day, COMPLETE_REGISTRATION, part(visits, 30_000, SplitMix.mix(hash, 28)));
                set(day, CONTACT, part(visits, 25_000, SplitMix.mix(hash, 29)));
                set(day, SUBSCRIBE, part(visits, 10_000, SplitMix.mix(hash, 30)));
            }
            case OUTCOME_TRAFFIC -> set(day, VIEW_CONTENT, part(visits, 500_000, SplitMix.mix(hash, 31)));
            case OUTCOME_APP_PROMOTION -> set(day, APP_INSTALL, part(visits, 150_000, SplitMix.mix(hash, 32)));
            case OUTCOME_ENGAGEMENT, OUTCOME_AWARENESS -> {
                // Nobody is sent anywhere, so nothing converts.
            }
        }
    }

    private static void restate(long age, long hash, long[] day) {
        if (age >= RESTATED_DAYS) {
            return;
        }
        long known = (KNOWN_AT_ONCE + (100 - KNOWN_AT_ONCE) * age / RESTATED_DAYS) * (MILLION / 100);
        long purchases = get(day, PURCHASE);
        for (Counter conversion : CONVERSIONS) {
            long of = get(day, conversion);
            if (of > 0) {
                set(day, conversion, part(of, known, SplitMix.mix(hash, 40 + conversion.ordinal())));
            }
        }
        if (purchases > 0) {
            set(day, PURCHASE_VALUE, get(day, PURCHASE_VALUE) * get(day, PURCHASE) / purchases);
        }
    }

    private static void cutToElapsed(Today today, long[] day) {
        long purchases = get(day, PURCHASE);
        long value = get(day, PURCHASE_VALUE);
        for (int i = 0; i < day.length; i++) {
            day[i] = day[i] * today.elapsed() / Today.PARTS;
        }
        set(day, PURCHASE_VALUE, purchases == 0 ? 0 : value * get(day, PURCHASE) / purchases);
    }

    private static void people(long hash, long[] day) {
        long impressions = get(day, IMPRESSIONS);
        long perThousand = SplitMix.between(SplitMix.mix(hash, 60), 780, 985);
        set(day, REACH, impressions - impressions * (1_000 - perThousand) / 1_000);
        long clicks = get(day, CLICKS);
        set(day, UNIQUE_CLICKS, Math.min(get(day, REACH), clicks - clicks / 12));
    }

    /** {@code perMillion} of {@code whole}, rounded up as often as the rest is large; all of it at a million. */
    private static long part(long whole, long perMillion, long hash) {
        return (whole * perMillion + SplitMix.below(hash, MILLION)) / MILLION;
    }

    private static long get(long[] day, Counter counter) {
        return day[counter.ordinal()];
    }

    private static void set(long[] day, Counter counter, long value) {
        day[counter.ordinal()] = value;
    }
}
