package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.StatementCount;
import dev.fbads.query.testing.Store;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Sums are read once for all orders and pages of a query, and again after a change of the data. */
@ServiceTest
@TestProfile(CachedRowsTest.EmptyCache.class)
class CachedRowsTest {

    /** A service of its own: a cache that other tests have filled may refuse an entry that was read once. */
    public static class EmptyCache implements QuarkusTestProfile {
    }

    private static final String SUMS = "facebook_rollups";
    private static final int ADS = 12;

    @BeforeEach
    void store() throws SQLException {
        Fixture.store();
    }

    @Test
    void anotherOrderOrPageReadsNoSums() throws SQLException {
        List<JsonNode> bySpend = pages(Map.of("sort", "-spend"));
        assertThat(bySpend).hasSize(3);
        long read = StatementCount.of(SUMS);

        List<JsonNode> byClicks = pages(Map.of("sort", "clicks"));
        List<JsonNode> byName = pages(Map.of("sort", "name"));

        assertThat(StatementCount.of(SUMS)).isEqualTo(read);
        assertThat(rows(byClicks)).containsExactlyInAnyOrderElementsOf(rows(bySpend));
        assertThat(rows(byName)).containsExactlyInAnyOrderElementsOf(rows(bySpend));
        assertThat(rows(byClicks)).isSortedAccordingTo((one, other) -> clicks(one).compareTo(clicks(other)));

        pages(Map.of("sort", "-spend", "until", "2026-03-11"));
        assertThat(StatementCount.of(SUMS)).isEqualTo(read + 1);
        pages(Map.of("sort", "-spend", "campaign_id", "100"));
        assertThat(StatementCount.of(SUMS)).isEqualTo(read + 2);
        pages(Map.of("sort", "-spend", "compare", "previous_period"));
        assertThat(StatementCount.of(SUMS)).isEqualTo(read + 3);
    }

    @Test
    void theNextPageShowsChangedData() throws SQLException {
        JsonNode first = page(Map.of("sort", "name"));
        BigDecimal before = first.at("/totals/spend").decimalValue();

        try (Store store = Store.open()) {
            store.run("DELETE FROM public.facebook_day_ledger WHERE date_start = '2026-03-05'");
        }
        JsonNode second = page(Map.of("sort", "name", "after", first.at("/page/after").textValue()));

        assertThat(second.at("/coverage/missing_days/0").textValue()).isEqualTo("2026-03-05");
        assertThat(second.at("/totals/spend").decimalValue()).isLessThan(before).isPositive();
    }

    @Test
    void aRenameBetweenTwoPagesNeitherLosesNorDuplicatesOtherRows() throws SQLException {
        JsonNode first = page(Map.of("sort", "name"));
        try (Store store = Store.open()) {
            store.run(
                    "UPDATE public.facebook_ad_objects SET name = 'Ad 000, now first' WHERE level = 'ad' AND object_id = '309'");
            store.run(
                    "UPDATE public.facebook_ad_objects SET name = 'Ad 999, now last' WHERE level = 'ad' AND object_id = '300'");
        }

        List<String> names = new ArrayList<>(names(first));
        for (JsonNode page = first; !page.at("/page/after").isNull();) {
            page = page(Map.of("sort", "name", "after", page.at("/page/after").textValue()));
            names.addAll(names(page));
        }

        assertThat(names).as("309 moved before the shown page, 300 behind it").isSorted().hasSize(ADS)
                .startsWith("Ad 300").endsWith("Ad 999, now last").doesNotContain("Ad 309", "Ad 000, now first")
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> pages(Map<String, String> parameters) {
        List<JsonNode> pages = new ArrayList<>(List.of(page(parameters)));
        while (!pages.getLast().at("/page/after").isNull()) {
            Map<String, String> next = new HashMap<>(parameters);
            next.put("after", pages.getLast().at("/page/after").textValue());
            pages.add(page(next));
        }
        return pages;
    }

    private static JsonNode page(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(Map.of("account_id", Fixture.ACCOUNT, "since", "2026-03-01", "until",
                "2026-03-12", "limit", "5"));
        all.putAll(parameters);
        return Api.data("client", "ads", all);
    }

    private static List<JsonNode> rows(List<JsonNode> pages) {
        return pages.stream().flatMap(page -> StreamSupport.stream(page.get("rows").spliterator(), false)).toList();
    }

    private static List<String> names(JsonNode page) {
        return rows(List.of(page)).stream().map(row -> row.get("name").textValue()).toList();
    }

    private static BigDecimal clicks(JsonNode row) {
        return row.at("/metrics/clicks").decimalValue();
    }
}
