package dev.fbads.query.level;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.query.testing.Store;

/**
 * The rows that Meta sent, read once, and added up one by one for each query. No code of the service is used, so that a
 * fault of it is not repeated here; {@link Expected} computes the same in SQL, much slower.
 */
final class RawRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SUMMED = List.of("impressions", "clicks", "spend", "reach", "unique_clicks",
            "inline_link_clicks", "inline_post_engagement");
    private static final List<String> LISTS = List.of("actions", "action_values", "unique_actions");

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, Named> objects = new HashMap<>();
    private final Map<String, Set<LocalDate>> storedDays = new HashMap<>();
    private final Map<String, List<Row>> storedMonths = new HashMap<>();

    private RawRows() {
    }

    static RawRows read(Store store) throws SQLException {
        RawRows raw = new RawRows();
        for (var row : store.select("SELECT * FROM public.facebook_ads_data WHERE breakdown_set = 'none'")) {
            Row read = Row.of(row, figures(row));
            raw.rows.computeIfAbsent(read.account(), account -> new ArrayList<>()).add(read);
        }
        for (var slice : store.select("SELECT * FROM public.facebook_day_ledger WHERE breakdown_set = 'none'")) {
            Row stored = Row.of(slice, Map.of());
            if (stored.month()) {
                raw.storedMonths.computeIfAbsent(stored.account(), account -> new ArrayList<>()).add(stored);
            } else {
                raw.storedDays.computeIfAbsent(stored.account(), account -> new HashSet<>()).add(stored.since());
            }
        }
        for (var object : store.select("SELECT object_id, name, status FROM public.facebook_ad_objects")) {
            raw.objects.put((String) object.get("object_id"),
                    new Named(((String) object.get("name")).toLowerCase(Locale.ROOT), String.valueOf(object.get("status"))));
        }
        return raw;
    }

    /** The figures by object id: sums under Meta's names, actions as {@code list:type}, and {@code account_id}. */
    Map<String, Map<String, Object>> figures(RandomQuery query, LocalDate since, LocalDate until) {
        Map<String, Map<String, Object>> byId = new HashMap<>();
        for (String account : query.accounts()) {
            Set<YearMonth> byMonth = byMonth(account, since, until);
            for (Row row : rows.getOrDefault(account, List.of())) {
                if (!row.since().isBefore(since) && !row.until().isAfter(until)
                        && byMonth.contains(YearMonth.from(row.since())) == row.month() && passes(row, query)) {
                    Map<String, Object> sums = byId.computeIfAbsent(shown(row, query), id -> new HashMap<>(Map.of("account_id",
                            account)));
                    row.figures().forEach((name, value) -> sums.merge(name, value,
                            (one, other) -> ((BigDecimal) one).add((BigDecimal) other)));
                }
            }
        }
        return byId;
    }

    /** The months with one sum: those with a monthly slice that lie wholly in the period and lack a day. */
    private Set<YearMonth> byMonth(String account, LocalDate since, LocalDate until) {
        return storedMonths.getOrDefault(account, List.of())
                .stream()
                .filter(month -> !month.since().isBefore(since) && !month.until().isAfter(until))
                .filter(month -> !storedDays.get(account).containsAll(month.since().datesUntil(month.until().plusDays(1))
                        .toList()))
                .map(month -> YearMonth.from(month.since()))
                .collect(Collectors.toSet());
    }

    private boolean passes(Row row, RandomQuery query) {
        Named object = objects.getOrDefault(shown(row, query), new Named("", ""));
        return (query.campaigns().isEmpty() || query.campaigns().contains(row.campaign()))
                && (query.adsets().isEmpty() || query.adsets().contains(row.adset()))
                && (query.status() == null || query.status().equals(object.status()))
                && (query.search() == null || object.name().contains(query.search().toLowerCase(Locale.ROOT)));
    }

    private static String shown(Row row, RandomQuery query) {
        return switch (query.level()) {
            case ACCOUNT -> row.account();
            case CAMPAIGNS -> row.campaign();
            case ADSETS -> row.adset();
            case ADS -> row.ad();
        };
    }

    private static Map<String, BigDecimal> figures(Map<String, Object> row) {
        Map<String, BigDecimal> figures = new HashMap<>();
        SUMMED.forEach(name -> figures.put(name, new BigDecimal(row.get(name) == null ? "0" : row.get(name).toString())));
        for (String list : LISTS) {
            for (JsonNode item : json(row.get(list).toString())) {
                figures.merge(list + ":" + item.get("action_type").textValue(), new BigDecimal(item.get("value").textValue()),
                        BigDecimal::add);
            }
        }
        return figures;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private record Named(String name, String status) {
    }

    private record Row(String account, String campaign, String adset, String ad, boolean month, LocalDate since,
            LocalDate until,
            Map<String, BigDecimal> figures) {

        static Row of(Map<String, Object> columns, Map<String, BigDecimal> figures) {
            return new Row(text(columns, "account_id"), text(columns, "campaign_id"), text(columns, "adset_id"),
                    text(columns, "ad_id"), text(columns, "granularity").equals("month"),
                    LocalDate.parse(text(columns, "date_start")), LocalDate.parse(text(columns, "date_stop")), figures);
        }

        private static String text(Map<String, Object> columns, String name) {
            return String.valueOf(columns.get(name));
        }
    }
}
