package dev.fbads.query.level;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.figures.Level;
import dev.fbads.query.testing.RandomData;

/**
 * A possible query on {@link RandomData}.
 *
 * @param wholeCompte whether it selects all accounts of the compte, without naming them
 * @param compared the days that it is compared with; null for none
 * @param compare the name of the comparison; null if its days are named, or if there is none
 */
record RandomQuery(Level level, List<String> accounts, boolean wholeCompte, LocalDate since, LocalDate until,
        @Nullable Period compared, @Nullable String compare, List<String> campaigns, List<String> adsets,
        @Nullable String status, @Nullable String search, String sort, int limit) {

    private static final List<String> SORTS = List.of("spend", "impressions", "ctr", "cpc", "cpm", "frequency", "purchases",
            "roas",
            "cost_per_purchase", "actions:link_click", "action_values:purchase", "name");
    private static final int DAYS = (int) ChronoUnit.DAYS.between(RandomData.FIRST, RandomData.LAST);
    private static final String CUSTOM = "custom";

    static RandomQuery of(Random random) {
        LocalDate since = RandomData.FIRST.plusDays(random.nextInt(DAYS));
        LocalDate last = since.plusDays(random.nextInt(random.nextBoolean() ? 120 : 12));
        LocalDate until = last.isAfter(RandomData.LAST) ? RandomData.LAST : last;
        Level level = Level.values()[random.nextInt(Level.values().length)];
        boolean wholeCompte = random.nextInt(8) == 0;
        List<String> accounts = accounts(random, wholeCompte);
        String compare = Arrays.asList("previous_period", "previous_year", CUSTOM, null, null, null).get(random.nextInt(6));
        return new RandomQuery(level, accounts, wholeCompte, since, until, compared(random, compare, since, until),
                CUSTOM.equals(compare) ? null : compare,
                random.nextInt(4) == 0 ? ids(random, accounts, "1", 3) : List.of(),
                random.nextInt(5) == 0 ? ids(random, accounts, "2", 6) : List.of(),
                level == Level.ADS && random.nextInt(4) == 0 ? "ACTIVE" : null,
                level != Level.ACCOUNT && random.nextInt(5) == 0 ? "A" : null,
                (random.nextBoolean() ? "-" : "") + SORTS.get(random.nextInt(SORTS.size())),
                random.nextInt(4) == 0 ? 1 + random.nextInt(14) : 100);
    }

    private static List<String> accounts(Random random, boolean wholeCompte) {
        if (wholeCompte) {
            return RandomData.ACCOUNTS;
        }
        List<String> accounts = RandomData.ACCOUNTS.stream().filter(account -> random.nextInt(2) == 0).toList();
        return accounts.isEmpty() ? List.of(RandomData.ACCOUNTS.get(random.nextInt(RandomData.ACCOUNTS.size()))) : accounts;
    }

    /** No leap day is among those that are stored. */
    private static @Nullable Period compared(Random random, @Nullable String compare, LocalDate since, LocalDate until) {
        return switch (compare) {
            case null -> null;
            case "previous_year" -> new Period(since.minusYears(1), until.minusYears(1));
            case "previous_period" ->
                new Period(since.minusDays(ChronoUnit.DAYS.between(since, until) + 1), since.minusDays(1));
            default -> {
                LocalDate start = RandomData.FIRST.plusDays(random.nextInt(DAYS));
                yield new Period(start, start.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(start, RandomData.LAST))));
            }
        };
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>(
                Map.of("since", since.toString(), "until", until.toString(), "sort", sort, "limit", limit));
        parameters.put(wholeCompte ? "compte_id" : "account_id", wholeCompte ? RandomData.COMPTE : String.join(",", accounts));
        if (compare != null) {
            parameters.put("compare", compare);
        } else if (compared != null) {
            parameters.put("compare_since", compared.since());
            parameters.put("compare_until", compared.until());
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
