package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.local.launcher.stack.Stack;
import dev.fbads.system.DeliveredDays.AdDay;

/**
 * Random queries about imported accounts, against what was really delivered: levels, ranges, sorts, filters, accounts and
 * comparisons. {@code -Dfbads.queries} says how many; equal {@code -Dfbads.seed}, equal queries.
 */
@ExtendWith(RunningSuite.class)
class RandomQueriesIT {

    private static final int QUERIES = Integer.getInteger("fbads.queries", 250);
    private static final int SEED = Integer.getInteger("fbads.seed", 20260315);
    private static final int DAYS = 30;
    private static final Map<String, Function<AdDay, String>> LEVELS = Map.of("account", AdDay::account, "campaigns",
            AdDay::campaign, "adsets", AdDay::adset, "ads", AdDay::ad);

    private final LocalDate until = Dates.YESTERDAY;
    private final LocalDate since = until.minusDays(DAYS - 1);

    @Test
    void everyAnswerIsWhatWasDelivered(Stack stack) {
        List<String> accounts = List.of(TestAccounts.with(20).in("EUR", "Europe/Paris").create(stack),
                TestAccounts.with(50).in("USD", "America/New_York").create(stack),
                TestAccounts.with(100).in("JPY", "Asia/Tokyo").create(stack));
        Client client = Client.of(stack, "responsable");
        accounts.forEach(account -> client.sync(account, since, until));
        DeliveredDays truth = DeliveredDays.of(new Simulator(stack), accounts, since, until);

        for (int i = 0; i < QUERIES; i++) {
            Query query = query(new Random(SEED + 31L * i), accounts, truth);
            check(client, truth, query, "query " + i + ": " + query);
        }
    }

    private static void check(Client client, DeliveredDays truth, Query query, String where) {
        Function<AdDay, String> id = LEVELS.get(query.level());
        Map<String, Map<String, BigDecimal>> now = truth.sums(query.counts(query.since(), query.until()), id);
        Map<String, Map<String, BigDecimal>> before = query.compared() == null ? Map.of()
                : truth.sums(query.counts(query.compared(), query.compared().plusDays(query.length() - 1)), id);
        Set<String> ids = new HashSet<>(now.keySet());
        ids.addAll(before.keySet());
        if (query.level().equals("account")) {
            ids.addAll(query.accounts());
        }
        List<JsonNode> pages = pages(client, query);
        List<JsonNode> rows = new ArrayList<>();
        pages.forEach(page -> page.path("rows").forEach(rows::add));

        assertThat(rows).as(where).extracting(row -> row.path("id").asText()).containsExactlyInAnyOrderElementsOf(ids);
        for (JsonNode row : rows) {
            String name = row.path("id").asText();
            DeliveredDays.assertSame(row.path("metrics"), now.getOrDefault(name, Map.of()), where + " " + name);
            if (query.compared() != null) {
                DeliveredDays.assertSame(row.path("compare"), before.getOrDefault(name, Map.of()), where + " before " + name);
            }
        }
        assertThat(rows).as(where).isSortedAccordingTo((one, other) -> order(one, query).compareTo(order(other, query)));
        Map<String, Map<String, BigDecimal>> totals = truth.sums(query.counts(query.since(), query.until()),
                day -> truth.currency(day.account()));
        for (JsonNode ofCurrency : pages.getFirst().path("totals_by_currency")) {
            DeliveredDays.assertSame(ofCurrency.path("totals"),
                    totals.getOrDefault(ofCurrency.path("currency").asText(), Map.of()), where + " in total");
        }
        assertThat(pages.getFirst().path("totals_by_currency")).as(where).hasSize(
                (int) query.accounts().stream().map(truth::currency).distinct().count());
    }

    private static BigDecimal order(JsonNode row, Query query) {
        BigDecimal value = row.path("metrics").path(query.sort()).decimalValue();
        return query.descending() ? value.negate() : value;
    }

    private static List<JsonNode> pages(Client client, Query query) {
        List<JsonNode> pages = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = client.get(query.path() + after).ok();
            pages.add(page);
            JsonNode next = page.path("page").path("after");
            after = next.isTextual() ? "&after=" + next.asText() : "";
        } while (!after.isEmpty());
        return pages;
    }

    private Query query(Random random, List<String> all, DeliveredDays truth) {
        int first = random.nextInt(DAYS);
        int length = 1 + random.nextInt(DAYS - first);
        boolean compare = random.nextInt(3) == 0 && first >= length;
        List<String> accounts = all.stream().filter(account -> random.nextBoolean()).toList();
        return new Query(List.copyOf(LEVELS.keySet().stream().sorted().toList()).get(random.nextInt(LEVELS.size())),
                accounts.isEmpty() ? List.of(all.get(random.nextInt(all.size()))) : accounts,
                since.plusDays(first), length, compare ? since.plusDays(first - length) : null,
                random.nextInt(4) == 0 ? some(random, truth.ids(AdDay::campaign)) : List.of(),
                random.nextInt(5) == 0 ? some(random, truth.ids(AdDay::adset)) : List.of(),
                DeliveredDays.METRICS.get(random.nextInt(DeliveredDays.METRICS.size())), random.nextBoolean(),
                random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 200);
    }

    private static List<String> some(Random random, List<String> ids) {
        return random.ints(3, 0, ids.size()).mapToObj(ids::get).distinct().toList();
    }

    /** @param compared first day of the previous period; null for none */
    private record Query(String level, List<String> accounts, LocalDate since, int length, LocalDate compared,
            List<String> campaigns, List<String> adsets, String sort, boolean descending, int limit) {

        LocalDate until() {
            return since.plusDays(length - 1);
        }

        Predicate<AdDay> counts(LocalDate first, LocalDate last) {
            return day -> accounts.contains(day.account()) && !day.day().isBefore(first) && !day.day().isAfter(last)
                    && (campaigns.isEmpty() || campaigns.contains(day.campaign()))
                    && (adsets.isEmpty() || adsets.contains(day.adset()));
        }

        String path() {
            return "/api/facebook/data/%s?account_id=%s&since=%s&until=%s&sort=%s%s&limit=%d%s%s%s".formatted(level,
                    String.join(",", accounts), since, until(), descending ? "-" : "", sort, limit,
                    compared == null ? "" : "&compare=previous_period",
                    campaigns.isEmpty() ? "" : "&campaign_id=" + String.join(",", campaigns),
                    adsets.isEmpty() ? "" : "&adset_id=" + String.join(",", adsets));
        }
    }
}
