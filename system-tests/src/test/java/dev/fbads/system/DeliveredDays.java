package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** What every ad of some accounts really delivered, day by day, to be added up in any way. */
final class DeliveredDays {

    static final List<String> METRICS = List.of("impressions", "clicks", "spend", "inline_link_clicks",
            "inline_post_engagement");
    private static final List<String> LISTS = List.of("actions", "action_values");

    private final List<AdDay> days = new ArrayList<>();
    private final Map<String, String> currencies = new HashMap<>();

    private DeliveredDays() {
    }

    static DeliveredDays of(Simulator simulator, List<String> accounts, LocalDate since, LocalDate until) {
        DeliveredDays delivered = new DeliveredDays();
        for (String account : accounts) {
            for (LocalDate day : since.datesUntil(until.plusDays(1)).toList()) {
                JsonNode truth = simulator.truth(account, day, day, "ad");
                delivered.currencies.put(account, truth.path("currency").asText());
                truth.path("rows").forEach(ad -> delivered.days.add(new AdDay(account, day, ad.path("campaign_id").asText(),
                        ad.path("adset_id").asText(), ad.path("id").asText(), figures(ad))));
            }
        }
        assertThat(delivered.days).as("ads and days").hasSizeGreaterThan(100);
        return delivered;
    }

    String currency(String account) {
        return currencies.get(account);
    }

    /** Any ids of the kind, as often as they delivered. */
    List<String> ids(Function<AdDay, String> kind) {
        return days.stream().map(kind).distinct().sorted().toList();
    }

    /** Sums of the days that count: by what they are grouped by, figures by name, actions as {@code list:type}. */
    Map<String, Map<String, BigDecimal>> sums(Predicate<AdDay> counts, Function<AdDay, String> group) {
        Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
        days.stream().filter(counts).forEach(day -> {
            Map<String, BigDecimal> sum = sums.computeIfAbsent(group.apply(day), id -> new HashMap<>());
            day.figures().forEach((name, value) -> sum.merge(name, value, BigDecimal::add));
        });
        return sums;
    }

    /** Fails where an answer's metrics are others, to the last decimal. */
    static void assertSame(JsonNode metrics, Map<String, BigDecimal> expected, String where) {
        for (String metric : METRICS) {
            assertThat(metrics.path(metric).decimalValue()).as(where + " " + metric)
                    .isEqualByComparingTo(expected.getOrDefault(metric, BigDecimal.ZERO));
        }
        for (String list : LISTS) {
            Map<String, BigDecimal> answered = listed(metrics.path(list), list);
            Map<String, BigDecimal> wanted = new HashMap<>(expected);
            wanted.keySet().removeIf(name -> !name.startsWith(list + ":"));
            wanted.values().removeIf(value -> value.signum() == 0);
            assertThat(answered.keySet()).as(where + " " + list).isEqualTo(wanted.keySet());
            wanted.forEach((name, value) -> assertThat(answered.get(name)).as(where + " " + name).isEqualByComparingTo(value));
        }
    }

    private static Map<String, BigDecimal> figures(JsonNode ad) {
        Map<String, BigDecimal> figures = new HashMap<>();
        METRICS.forEach(metric -> figures.put(metric, number(ad.path(metric))));
        LISTS.forEach(list -> figures.putAll(listed(ad.path(list), list)));
        return figures;
    }

    private static Map<String, BigDecimal> listed(JsonNode types, String list) {
        Map<String, BigDecimal> byName = new HashMap<>();
        types.properties().forEach(type -> byName.put(list + ":" + type.getKey(), number(type.getValue())));
        return byName;
    }

    private static BigDecimal number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? BigDecimal.ZERO : new BigDecimal(node.asText());
    }

    /** One ad on one day. */
    record AdDay(String account, LocalDate day, String campaign, String adset, String ad, Map<String, BigDecimal> figures) {
    }
}
