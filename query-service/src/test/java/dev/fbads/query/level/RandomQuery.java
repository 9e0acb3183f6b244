package dev.fbads.query.level;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.query.figures.Level;
import dev.fbads.query.testing.RandomData;

/** A query that somebody could make about {@link RandomData}. */
record RandomQuery(Level level, List<String> accounts, LocalDate since, LocalDate until, @Nullable String compare,
        List<String> campaigns, List<String> adsets, @Nullable String status, @Nullable String search, String sort, int limit) {

    private static final List<String> SORTS = List.of("spend", "impressions", "ctr", "cpc", "cpm", "frequency", "purchases",
            "roas",
            "cost_per_purchase", "actions:link_click", "action_values:purchase", "name");
    private static final int DAYS = RandomData.FIRST.until(RandomData.LAST).getDays() + 365;

    static RandomQuery of(Random random) {
        LocalDate since = RandomData.FIRST.plusDays(random.nextInt(DAYS));
        LocalDate until = since.plusDays(random.nextInt(random.nextBoolean() ? 120 : 12));
        Level level = Level.values()[random.nextInt(Level.values().length)];
        List<String> accounts = RandomData.ACCOUNTS.stream().filter(account -> random.nextInt(2) == 0).toList();
        List<String> chosen = accounts.isEmpty() ? List.of(RandomData.ACCOUNTS.get(random.nextInt(3))) : accounts;
        String compare = switch (random.nextInt(4)) {
            case 0 -> "previous_period";
            case 1 -> "previous_year";
            default -> null;
        };
        boolean adLevel = level == Level.ADS;
        return new RandomQuery(level, chosen, since, until.isAfter(RandomData.LAST) ? RandomData.LAST : until, compare,
                random.nextInt(4) == 0 ? ids(random, chosen, "1", 3) : List.of(),
                random.nextInt(5) == 0 ? ids(random, chosen, "2", 6) : List.of(),
                adLevel && random.nextInt(4) == 0 ? "ACTIVE" : null,
                level != Level.ACCOUNT && random.nextInt(5) == 0 ? "A" : null,
                (random.nextBoolean() ? "-" : "") + SORTS.get(random.nextInt(SORTS.size())), 1 + random.nextInt(14));
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>(
                Map.of("account_id", String.join(",", accounts), "since", since.toString(),
                        "until", until.toString(), "sort", sort, "limit", limit));
        if (compare != null) {
            parameters.put("compare", compare);
        }
        if (!campaigns.isEmpty()) {
            parameters.put("campaign_id", campaigns);
        }
        if (!adsets.isEmpty()) {
            parameters.put("adset_id", String.join(",", adsets));
        }
        if (status != null) {
            parameters.put("status", status);
        }
        if (search != null) {
            parameters.put("search", search);
        }
        return parameters;
    }

    /** The filters as plain conditions on facebook_ads_data AS d. */
    String conditions(String id) {
        List<String> conditions = new ArrayList<>();
        if (!campaigns.isEmpty()) {
            conditions.add("AND d.campaign_id IN (" + quoted(campaigns) + ")");
        }
        if (!adsets.isEmpty()) {
            conditions.add("AND d.adset_id IN (" + quoted(adsets) + ")");
        }
        if (status != null) {
            conditions.add(
                    "AND " + id + " IN (SELECT object_id FROM public.facebook_ad_objects WHERE status = '" + status + "')");
        }
        if (search != null) {
            conditions.add("AND " + id + " IN (SELECT object_id FROM public.facebook_ad_objects WHERE lower(name) LIKE '%%"
                    + search.toLowerCase(Locale.ROOT) + "%%')");
        }
        return String.join(" ", conditions).replace("%%", "%");
    }

    private static List<String> ids(Random random, List<String> accounts, String kind, int count) {
        return accounts.stream()
                .flatMap(account -> random.ints(2, 0, count).mapToObj(i -> account.substring(4) + kind + i))
                .distinct()
                .toList();
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
    }
}
