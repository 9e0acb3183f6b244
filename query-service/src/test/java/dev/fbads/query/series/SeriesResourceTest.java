package dev.fbads.query.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;

/**
 * Responses of series, compared with sums that the test computes. December 2025 is stored as a month, the 10th and 11th of
 * January are missing, the 14th of March is not over, the 15th is missing.
 */
@ServiceTest
class SeriesResourceTest {

    private static Fixture fixture;

    @BeforeAll
    static void store() throws SQLException {
        fixture = Fixture.store();
    }

    @Test
    void aMonthlySeriesHasOnePointPerMonthFromDailyOrMonthlySlices() {
        JsonNode line = series("account", "2025-11-01", "2026-03-14", "granularity=month").at("/totals/0");

        assertThat(line.get("points").findValuesAsText("state")).containsExactly("complete", "complete", "incomplete",
                "complete",
                "provisional");
        for (JsonNode point : line.get("points")) {
            assertPoint(point, row -> true);
        }
        assertThat(texts(line.at("/points/2/missing_days"))).containsExactly("2026-01-10", "2026-01-11");
        assertThat(texts(line.at("/points/4/provisional_days"))).containsExactly("2026-03-14");
    }

    @Test
    void daysWithoutFiguresHaveAStateAndAMonthIsNeverDistributed() {
        JsonNode points = series("campaigns", "2025-12-01", "2026-01-12", "").at("/totals/0/points");

        assertThat(points).hasSize(43);
        for (int day = 0; day < 31; day++) {
            assertThat(points.get(day).get("state").textValue()).isEqualTo("monthly_only");
            assertThat(points.get(day).get("metrics").isNull()).isTrue();
        }
        for (int day = 31; day < 43; day++) {
            assertPoint(points.get(day), row -> true);
        }
        assertThat(points.get(40).get("state").textValue()).isEqualTo("missing");
        assertThat(points.get(40).get("metrics").isNull()).isTrue();
    }

    @Test
    void aWeekThatTouchesAMonthlySumHasNoFiguresAndTheOthersAddUp() {
        JsonNode points = series("ads", "2025-12-01", "2026-01-31", "granularity=week").at("/totals/0/points");

        for (JsonNode point : points) {
            boolean december = point.get("since").textValue().startsWith("2025-12");
            if (december) {
                assertThat(point.get("state").textValue()).isEqualTo("monthly_only");
                assertThat(point.get("metrics").isNull()).isTrue();
            } else {
                assertPoint(point, row -> true);
            }
        }
    }

    @Test
    void filtersAreThoseOfTheLevel() {
        JsonNode drilled = series("ads", "2026-02-01", "2026-02-28", "campaign_id=101").at("/totals/0/points");
        JsonNode searched = series("ads", "2026-02-01", "2026-02-28", "search=Ad 301").at("/totals/0/points");
        JsonNode campaigns = series("campaigns", "2026-02-01", "2026-02-28", "adset_id=203&top=1");

        drilled.forEach(point -> assertPoint(point, row -> row.campaignId().equals("101")));
        searched.forEach(point -> assertPoint(point, row -> row.adId().startsWith("301")));
        campaigns.at("/totals/0/points").forEach(point -> assertPoint(point, row -> row.adsetId().equals("203")));
        campaigns.at("/objects/0/points").forEach(point -> assertPoint(point, row -> row.adsetId().equals("203")));
    }

    @Test
    void theFirstObjectsOfTheSortHaveTheirOwnLines() {
        JsonNode response = series("ads", "2026-02-01", "2026-02-28", "top=3&sort=-clicks");
        JsonNode ranked = Api.data("client", "ads", Map.of("account_id", Fixture.ACCOUNT, "since", "2026-02-01", "until",
                "2026-02-28", "sort", "-clicks", "limit", "3"));

        assertThat(response.get("objects").findValuesAsText("id")).isEqualTo(ranked.get("rows").findValuesAsText("id"));
        assertThat(response.get("objects").findValuesAsText("name")).isEqualTo(ranked.get("rows").findValuesAsText("name"));
        for (JsonNode line : response.get("objects")) {
            line.get("points").forEach(point -> assertPoint(point, row -> row.adId().equals(line.get("id").textValue())));
        }
    }

    @Test
    void oneStoredRowIsExactAndADayWithoutDeliveryIsZero() {
        JsonNode line = series("ads", "2026-02-01", "2026-02-28", "top=1").at("/objects/0");

        for (JsonNode point : line.get("points")) {
            assertThat(point.get("upper_bounds")).isEmpty();
            assertThat(point.get("metrics").isNull()).isFalse();
        }
        assertThat(line.get("points").findValues("impressions")).anyMatch(value -> value.decimalValue().signum() == 0);
        assertThat(series("account", "2026-02-01", "2026-02-28", "granularity=month").at("/totals/0/points/0/upper_bounds"))
                .isNotEmpty();
    }

    @Test
    void comparedPointsHaveTheSameIndex() {
        JsonNode response = series("account", "2026-02-08", "2026-02-14", "compare=previous_period&top=1");

        assertThat(response.at("/comparison/since").textValue()).isEqualTo("2026-02-01");
        for (JsonNode line : List.of(response.at("/totals/0"), response.at("/objects/0"))) {
            assertThat(line.get("compare")).hasSize(line.get("points").size());
            line.get("points").forEach(point -> assertPoint(point, row -> true));
            line.get("compare").forEach(point -> assertPoint(point, row -> true));
        }
    }

    @ParameterizedTest
    @CsvSource({ "granularity=hour,granularity,unknown_granularity", "top=21,top,out_of_range", "limit=5,limit,unknown_field" })
    void aBadRequestIsRefused(String parameters, String field, String code) {
        JsonNode problem = Api.json(Api.as("client").get("/api/facebook/data/ads/series?account_id=1001&since=2026-02-01"
                + "&until=2026-02-02&" + parameters));

        assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").textValue()).isEqualTo(code);
    }

    @Test
    void aForeignAccountHasNoSeries() {
        Api.as("client")
                .get("/api/facebook/data/ads/series?since=2026-02-01&until=2026-02-02&account_id=" + Fixture.FOREIGN_ACCOUNT)
                .then().statusCode(404);
    }

    private static JsonNode series(String level, String since, String until, String more) {
        Map<String, String> parameters = new HashMap<>(Map.of("account_id", Fixture.ACCOUNT, "since", since, "until", until));
        for (String pair : more.split("&")) {
            if (!pair.isEmpty()) {
                parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return Api.data("client", level + "/series", parameters);
    }

    private static void assertPoint(JsonNode point, Predicate<AdRow> which) {
        LocalDate since = LocalDate.parse(point.get("since").textValue());
        LocalDate until = LocalDate.parse(point.get("until").textValue());
        List<AdRow> rows = fixture.counted()
                .stream()
                .filter(which)
                .filter(row -> !row.since().isBefore(since) && !row.until().isAfter(until))
                .toList();
        if (point.get("state").textValue().equals("missing")) {
            assertThat(rows).isEmpty();
            return;
        }
        BigDecimal spend = rows.stream().map(AdRow::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal clicks = BigDecimal.valueOf(rows.stream().mapToLong(AdRow::clicks).sum());
        JsonNode metrics = point.get("metrics");
        assertThat(metrics.get("spend").decimalValue()).as(point.toString()).isEqualByComparingTo(spend);
        assertThat(metrics.get("clicks").decimalValue()).isEqualByComparingTo(clicks);
        assertThat(point.get("upper_bounds").isEmpty()).isEqualTo(rows.size() <= 1);
        if (clicks.signum() > 0) {
            assertThat(metrics.get("cpc").decimalValue()).isEqualByComparingTo(spend.divide(clicks, 6, RoundingMode.HALF_UP));
        } else {
            assertThat(metrics.get("cpc").isNull()).isTrue();
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
    }
}
