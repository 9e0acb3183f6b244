package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.figures.Level;
import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;

/** Responses of the levels, compared with sums that the test computes from the rows it stored. */
@ServiceTest
class LevelResourceTest {

    private static final Map<String, String> EVERYTHING = Map.of("account_id", Fixture.ACCOUNT, "since", "2025-11-01", "until",
            "2026-03-14");
    private static final Map<Level, Function<AdRow, String>> ID = Map.of(Level.ACCOUNT, row -> Fixture.ACCOUNT, Level.CAMPAIGNS,
            AdRow::campaignId, Level.ADSETS, AdRow::adsetId, Level.ADS, AdRow::adId);

    private static Fixture fixture;

    @BeforeAll
    static void store() throws SQLException {
        fixture = Fixture.store();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void everyRowAndTheTotalsAreTheExactSumsOfTheRowsThatCount(Level level) {
        JsonNode response = Api.data("client", level.wire(), EVERYTHING);

        Map<String, List<AdRow>> expected = fixture.counted().stream().collect(Collectors.groupingBy(ID.get(level)));
        assertThat(response.get("rows")).hasSize(expected.size());
        for (JsonNode row : response.get("rows")) {
            assertFigures(row.get("metrics"), expected.get(row.get("id").textValue()));
        }
        assertFigures(response.get("totals"), fixture.counted());
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void rowsAreOrderedByDescendingSpend(Level level) {
        JsonNode response = Api.data("client", level.wire(), EVERYTHING);

        List<BigDecimal> spend = StreamSupport.stream(response.get("rows").spliterator(), false)
                .map(row -> row.at("/metrics/spend").decimalValue())
                .toList();
        assertThat(spend).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void aRenamedCampaignIsOneRowUnderItsNewestName() {
        JsonNode response = Api.data("client", "campaigns", EVERYTHING);

        assertThat(response.get("rows").findValuesAsText("name"))
                .containsExactlyInAnyOrder("Campaign 100, renamed", "Campaign 101, renamed");
    }

    @Test
    void anAdHasItsParents() {
        JsonNode row = Api.data("client", "ads", EVERYTHING).get("rows").get(0);

        int ad = Integer.parseInt(row.get("id").textValue().substring(2));
        assertThat(row.get("name").textValue()).isEqualTo("Ad 30" + ad);
        assertThat(row.get("account_id").textValue()).isEqualTo(Fixture.ACCOUNT);
        assertThat(row.get("campaign_id").textValue()).isEqualTo("10" + ad / 6);
        assertThat(row.get("campaign_name").textValue()).isEqualTo("Campaign 10" + ad / 6 + ", renamed");
        assertThat(row.get("adset_id").textValue()).isEqualTo("20" + ad / 3);
        assertThat(row.get("adset_name").textValue()).isEqualTo("Ad set 20" + ad / 3);
        assertThat(row.get("status").textValue()).isEqualTo("ACTIVE");
    }

    @Test
    void aCampaignHasNoMembersOfOtherLevels() {
        JsonNode row = Api.data("client", "campaigns", EVERYTHING).get("rows").get(0);

        assertThat(row.fieldNames()).toIterable().containsExactly("id", "name", "account_id", "currency", "people_exact",
                "metrics");
    }

    @Test
    void aDrillDownShowsTheObjectsOfTheCampaign() {
        JsonNode response = Api.data("client", "adsets", Map.of("account_id", Fixture.ACCOUNT, "since", "2025-11-01", "until",
                "2026-03-14", "campaign_id", "101"));

        assertThat(response.get("rows").findValuesAsText("id")).containsExactlyInAnyOrder("202", "203");
        assertFigures(response.get("totals"), rows(row -> row.campaignId().equals("101")));
    }

    @Test
    void aDrillDownShowsTheObjectsOfTheAdSet() {
        JsonNode response = Api.data("client", "ads", Map.of("account_id", Fixture.ACCOUNT, "since", "2025-11-01", "until",
                "2026-03-14", "adset_id", "203"));

        assertThat(response.get("rows").findValuesAsText("id")).containsExactlyInAnyOrder("309", "3010", "3011");
        assertFigures(response.get("totals"), rows(row -> row.adsetId().equals("203")));
    }

    @Test
    void theAccountMayBeNamedWithoutItsPrefix() {
        JsonNode response = Api.data("responsable", "account", Map.of("account_id", "1001", "since", "2026-03-01", "until",
                "2026-03-15"));

        assertThat(response.get("account_id").textValue()).isEqualTo(Fixture.ACCOUNT);
        assertThat(response.get("compte_id").intValue()).isEqualTo(Fixture.COMPTE);
        assertThat(response.get("currency").textValue()).isEqualTo("CAD");
        assertThat(response.get("timezone_name").textValue()).isEqualTo("America/Toronto");
        assertThat(response.get("level").textValue()).isEqualTo("account");
        assertThat(response.get("since").textValue()).isEqualTo("2026-03-01");
        assertThat(response.get("until").textValue()).isEqualTo("2026-03-15");
        assertThat(response.at("/rows/0/name").textValue()).isEqualTo("Account act_1001");
    }

    @Test
    void coverageHasMissingAndProvisionalDaysAndTheLastDay() {
        JsonNode coverage = Api.data("client", "campaigns",
                Map.of("account_id", Fixture.ACCOUNT, "since", "2026-01-01", "until", "2026-03-15")).get("coverage");

        assertThat(coverage.get("complete").booleanValue()).isFalse();
        assertThat(texts(coverage.get("missing_days"))).containsExactly("2026-01-10", "2026-01-11", "2026-03-15");
        assertThat(texts(coverage.get("provisional_days"))).containsExactly("2026-03-14");
        assertThat(coverage.get("data_through").textValue()).isEqualTo("2026-03-14");
        assertThat(coverage.get("synced_at").textValue()).isEqualTo("2026-03-15T06:00:00Z");
    }

    @Test
    void anAccountWithoutAnySliceHasOneRowOfZerosAndNoRatios() {
        JsonNode response = Api.data("client", "account",
                Map.of("account_id", Fixture.EASTERN_ACCOUNT, "since", "2026-03-01", "until", "2026-03-02"));

        assertThat(response.get("rows")).hasSize(1);
        assertFigures(response.at("/rows/0/metrics"), List.of());
        assertThat(texts(response.at("/coverage/missing_days"))).containsExactly("2026-03-01", "2026-03-02");
        assertThat(response.at("/coverage/data_through").isNull()).isTrue();
        assertThat(response.at("/coverage/synced_at").isNull()).isTrue();
        assertThat(response.get("upper_bounds")).isEmpty();
    }

    @Test
    void oneStoredRowIsExactAndSeveralAreUpperBounds() {
        Map<String, Object> oneRow = Map.of("account_id", Fixture.SHARED_ACCOUNT, "compte_id", Fixture.OTHER_COMPTE, "since",
                "2026-03-01", "until", "2026-03-02");

        assertThat(Api.data("direction", "account", oneRow).get("upper_bounds")).isEmpty();
        assertThat(texts(Api.data("client", "ads", EVERYTHING).get("upper_bounds"))).containsExactly("reach", "frequency",
                "unique_clicks", "cost_per_unique_click", "unique_actions");
    }

    @Test
    void anAccountThatCannotBeReadHasItsSyncStatus() {
        assertThat(Api.json(Api.as("client").get("/api/facebook/accounts")).get("accounts").findValuesAsText("sync_status"))
                .contains("account_suspended", "active");
    }

    private static List<AdRow> rows(java.util.function.Predicate<AdRow> which) {
        return fixture.counted().stream().filter(which).toList();
    }

    private static void assertFigures(JsonNode metrics, List<AdRow> rows) {
        BigDecimal spend = rows.stream().map(AdRow::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal impressions = sum(rows, AdRow::impressions);
        BigDecimal clicks = sum(rows, AdRow::clicks);
        BigDecimal reach = sum(rows, AdRow::reach);
        BigDecimal uniqueClicks = sum(rows, AdRow::uniqueClicks);
        BigDecimal linkClicks = sum(rows, AdRow::inlineLinkClicks);
        assertFigure(metrics, "spend", spend);
        assertFigure(metrics, "impressions", impressions);
        assertFigure(metrics, "clicks", clicks);
        assertFigure(metrics, "reach", reach);
        assertFigure(metrics, "unique_clicks", uniqueClicks);
        assertFigure(metrics, "inline_link_clicks", linkClicks);
        assertFigure(metrics, "inline_post_engagement", sum(rows, AdRow::inlinePostEngagement));
        assertRatio(metrics, "frequency", impressions, reach);
        assertRatio(metrics, "ctr", clicks.movePointRight(2), impressions);
        assertRatio(metrics, "website_ctr", linkClicks.movePointRight(2), impressions);
        assertRatio(metrics, "cpc", spend, clicks);
        assertRatio(metrics, "cpm", spend.movePointRight(3), impressions);
        assertRatio(metrics, "cost_per_inline_link_click", spend, linkClicks);
        assertRatio(metrics, "cost_per_unique_click", spend, uniqueClicks);
        assertActions(metrics.get("actions"), rows, BigDecimal.ONE);
        assertActions(metrics.get("action_values"), rows, new BigDecimal("2.5"));
        assertActions(metrics.get("unique_actions"), rows, BigDecimal.ONE);
    }

    private static void assertActions(JsonNode actual, List<AdRow> rows, BigDecimal factor) {
        Map<String, BigDecimal> expected = rows.stream()
                .flatMap(row -> row.actions().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, action -> action.getValue().multiply(factor), BigDecimal::add));
        assertThat(actual.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((type, value) -> assertThat(actual.get(type).decimalValue()).as(type).isEqualByComparingTo(value));
    }

    private static void assertRatio(JsonNode metrics, String name, BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            assertThat(metrics.get(name).isNull()).as(name).isTrue();
        } else {
            assertFigure(metrics, name, dividend.divide(divisor, 6, RoundingMode.HALF_UP));
        }
    }

    private static void assertFigure(JsonNode metrics, String name, BigDecimal expected) {
        assertThat(metrics.get(name).decimalValue()).as(name).isEqualByComparingTo(expected);
    }

    private static BigDecimal sum(List<AdRow> rows, ToLongFunction<AdRow> figure) {
        return BigDecimal.valueOf(rows.stream().mapToLong(figure).sum());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
    }
}
