package dev.fbads.query.testing;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import dev.fbads.contracts.insights.Granularity;

/**
 * One account with two campaigns, four ad sets and twelve ads. November 2025 is stored by days and as a month,
 * December as a month with some of its days, January by all its days but two, February by days, March by days to the
 * 14th, the last of them open.
 */
public final class Fixture {

    public static final int COMPTE = 1;
    public static final int OTHER_COMPTE = 2;
    public static final String ACCOUNT = "act_1001";
    public static final String FOREIGN_ACCOUNT = "act_2002";
    public static final String SHARED_ACCOUNT = "act_3003";
    /** In Auckland it is the 16th of March already. */
    public static final String EASTERN_ACCOUNT = "act_4004";
    public static final List<LocalDate> MISSING = List.of(LocalDate.parse("2026-01-10"), LocalDate.parse("2026-01-11"));

    private static final LocalDate FIRST = LocalDate.parse("2025-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-03-14");

    private final Random random = new Random(20260315);
    private final List<AdRow> counted = new ArrayList<>();

    private Fixture() {
    }

    /** Fills an empty database. */
    public static Fixture store() throws SQLException {
        Fixture fixture = new Fixture();
        try (Store store = Store.open()) {
            store.clear();
            store.compte(COMPTE, "responsable", "client", "direction");
            store.compte(OTHER_COMPTE, "stranger", "direction");
            store.account(COMPTE, ACCOUNT, "America/Toronto");
            store.account(COMPTE, SHARED_ACCOUNT, "America/Toronto");
            store.account(OTHER_COMPTE, SHARED_ACCOUNT, "America/Toronto");
            store.account(OTHER_COMPTE, FOREIGN_ACCOUNT, "Europe/Paris");
            store.account(COMPTE, EASTERN_ACCOUNT, "Pacific/Auckland");
            fixture.objects(store);
            fixture.slices(store);
            fixture.foreign(store);
            store.rollUp(COMPTE, ACCOUNT);
            store.rollUp(OTHER_COMPTE, FOREIGN_ACCOUNT);
            store.rollUp(OTHER_COMPTE, SHARED_ACCOUNT);
            // The history of an account that can no longer be read stays visible: all figures below are of such an account.
            store.suspend(COMPTE, ACCOUNT);
        }
        return fixture;
    }

    /** The rows that count for the period from 2025-11-01 to 2026-03-14. */
    public List<AdRow> counted() {
        return List.copyOf(counted);
    }

    private void objects(Store store) throws SQLException {
        for (int ad = 0; ad < 12; ad++) {
            String campaign = campaign(ad);
            String adset = adset(ad);
            store.object(COMPTE, ACCOUNT, "campaign", campaign, "Campaign " + campaign + ", renamed", campaign, null);
            store.object(COMPTE, ACCOUNT, "adset", adset, "Ad set " + adset, campaign, adset);
            store.object(COMPTE, ACCOUNT, "ad", "30" + ad, "Ad 30" + ad, campaign, adset);
        }
    }

    private void slices(Store store) throws SQLException {
        month(store, LocalDate.parse("2025-11-01"), false);
        month(store, LocalDate.parse("2025-12-01"), true);
        for (LocalDate day : FIRST.datesUntil(LAST.plusDays(1)).toList()) {
            boolean december = day.getMonthValue() == 12;
            if (MISSING.contains(day) || december && day.getDayOfMonth() > 20) {
                continue;
            }
            store.ledger(COMPTE, ACCOUNT, Granularity.DAY, day, day, day.equals(LAST) ? "open" : "final");
            for (int ad = 0; ad < 12; ad++) {
                if (random.nextInt(4) > 0) {
                    put(store, row(ad, Granularity.DAY, day, day), !december);
                }
            }
        }
    }

    private void month(Store store, LocalDate first, boolean counts) throws SQLException {
        LocalDate last = first.plusMonths(1).minusDays(1);
        store.ledger(COMPTE, ACCOUNT, Granularity.MONTH, first, last, "final");
        for (int ad = 0; ad < 12; ad++) {
            put(store, row(ad, Granularity.MONTH, first, last), counts);
        }
    }

    private void put(Store store, AdRow row, boolean counts) throws SQLException {
        store.row(COMPTE, ACCOUNT, row);
        if (counts) {
            counted.add(row);
        }
        if (row.granularity() == Granularity.DAY && row.since().getDayOfMonth() == 1) {
            store.row(COMPTE, ACCOUNT, row, "age_gender", "25-34");
        }
    }

    private void foreign(Store store) throws SQLException {
        LocalDate day = LocalDate.parse("2026-03-01");
        store.ledger(OTHER_COMPTE, FOREIGN_ACCOUNT, Granularity.DAY, day, day, "final");
        store.row(OTHER_COMPTE, FOREIGN_ACCOUNT, row(0, Granularity.DAY, day, day));
        store.ledger(OTHER_COMPTE, SHARED_ACCOUNT, Granularity.DAY, day, day, "final");
        store.row(OTHER_COMPTE, SHARED_ACCOUNT, row(0, Granularity.DAY, day, day));
    }

    private AdRow row(int ad, Granularity granularity, LocalDate since, LocalDate until) {
        long impressions = random.nextInt(10) == 0 ? 0 : random.nextInt(50_000);
        long clicks = impressions == 0 ? 0 : random.nextInt((int) impressions + 1);
        Map<String, BigDecimal> actions = new TreeMap<>();
        for (String type : List.of("link_click", "post_engagement", "offsite_conversion.fb_pixel_purchase")) {
            if (random.nextBoolean()) {
                actions.put(type, BigDecimal.valueOf(random.nextInt(500)));
            }
        }
        return new AdRow(campaign(ad), adset(ad), "30" + ad, granularity, since, until, impressions, clicks,
                BigDecimal.valueOf(random.nextInt(100_000_000), 6), impressions / 2, clicks / 2, clicks / 3,
                random.nextInt(900), actions);
    }

    private static String campaign(int ad) {
        return "10" + ad / 6;
    }

    private static String adset(int ad) {
        return "20" + ad / 3;
    }
}
