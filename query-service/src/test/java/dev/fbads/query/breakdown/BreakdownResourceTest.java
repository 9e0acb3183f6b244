package dev.fbads.query.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;

/** Two ads of one campaign, on two days. The ages add up to 150 of 160 on the first day; the second day has no ages yet. */
@ServiceTest
class BreakdownResourceTest {

    private static final int COMPTE = 1;
    private static final String ACCOUNT = "act_5005";
    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final LocalDate SECOND = LocalDate.parse("2026-02-02");

    @BeforeAll
    static void store() throws SQLException {
        try (Store store = Store.open()) {
            store.clear();
            store.compte(COMPTE, "client");
            store.compte(2, "stranger");
            store.account(COMPTE, ACCOUNT, "America/Toronto");
            for (String ad : List.of("31", "32")) {
                store.object(COMPTE, ACCOUNT, "campaign", "11", "Campaign", "11", null);
                store.object(COMPTE, ACCOUNT, "adset", "21", "Ad set", "11", "21");
                store.object(COMPTE, ACCOUNT, "ad", ad, "Ad " + ad, "11", "21");
            }
            for (LocalDate day : List.of(FIRST, SECOND)) {
                store.ledger(COMPTE, ACCOUNT, Granularity.DAY, day, day, "final");
                store.row(COMPTE, ACCOUNT, row("31", day, 100, "7.5", 10));
                store.row(COMPTE, ACCOUNT, row("32", day, 60, "2.5", 6));
            }
            store.rollUp(COMPTE, ACCOUNT);
            ledger(store, "age_gender");
            store.row(COMPTE, ACCOUNT, row("31", FIRST, 70, "5", 8), "age_gender", "18-24");
            store.row(COMPTE, ACCOUNT, row("31", FIRST, 20, "2", 1), "age_gender", "25-34");
            store.row(COMPTE, ACCOUNT, row("32", FIRST, 60, "2.5", 6), "age_gender", "18-24");
            ledger(store, "action_device");
            store.row(COMPTE, ACCOUNT, row("31", FIRST, 0, "0", 0), "action_device", null);
            store.execute("""
                    UPDATE public.facebook_ads_data SET action_values = '[]', unique_actions = '[]', actions =
                        '[{"action_type":"lead","action_device":"iphone","value":"4"},{"action_type":"lead","value":"2"},
                          {"action_type":"link_click","action_device":"iphone","value":"9"}]'
                    WHERE breakdown_set = 'action_device'
                    """);
        }
    }

    @Test
    void valuesHaveTheirShareOfTheTotalAndTheUnexplainedRestIsShown() {
        JsonNode response = breakdown("campaigns", "age_gender", "group_by=value");

        assertThat(values(response)).containsExactly("18-24", "25-34");
        assertThat(response.at("/rows/0/metrics/impressions").intValue()).isEqualTo(130);
        assertThat(response.at("/rows/0/metrics/spend").decimalValue()).isEqualByComparingTo("7.5");
        assertThat(response.at("/rows/0/share_of_total/impressions").decimalValue()).isEqualByComparingTo("81.25");
        assertThat(response.at("/rows/0/people_exact").booleanValue()).isFalse();
        assertThat(response.at("/rows/1/people_exact").booleanValue()).isTrue();
        assertThat(response.at("/rows/0/metrics/actions/lead").intValue()).isEqualTo(14);
        assertThat(response.at("/rows/0/metrics/leads").intValue()).isEqualTo(14);
        assertThat(response.at("/totals/0/totals/impressions").intValue()).isEqualTo(160);
        assertThat(response.at("/totals/0/unexplained/impressions").intValue()).isEqualTo(10);
        assertThat(response.at("/totals/0/unexplained/spend").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(response.at("/totals/0/unexplained").has("reach")).isFalse();
    }

    @Test
    void coverageIsThatOfTheSet() {
        JsonNode coverage = breakdown("account", "age_gender", "").get("coverage");

        assertThat(coverage.get("complete").booleanValue()).isFalse();
        assertThat(coverage.at("/missing_days/0").textValue()).isEqualTo("2026-02-02");
    }

    @Test
    void eachObjectIsDivided() {
        JsonNode response = breakdown("ads", "age_gender", "sort=-impressions");

        assertThat(response.get("rows").findValuesAsText("id")).containsExactly("31", "32", "31");
        assertThat(response.at("/rows/0/name").textValue()).isEqualTo("Ad 31");
        assertThat(response.at("/rows/0/share_of_object/impressions").decimalValue()).isEqualByComparingTo("70");
        assertThat(response.at("/rows/0/share_of_total/impressions").decimalValue()).isEqualByComparingTo("43.75");
        assertThat(response.at("/rows/1/share_of_object/spend").decimalValue()).isEqualByComparingTo("100");
    }

    @Test
    void filtersAreThoseOfTheLevels() {
        JsonNode response = breakdown("ads", "age_gender", "search=Ad 32&group_by=value");

        assertThat(values(response)).containsExactly("18-24");
        assertThat(response.at("/totals/0/totals/impressions").intValue()).isEqualTo(60);
        assertThat(breakdown("ads", "age_gender", "adset_id=99").get("rows")).isEmpty();
        assertThat(breakdown("campaigns", "age_gender", "adset_id=21").get("rows")).hasSize(2);
    }

    @Test
    void setsOfActionsHaveActionsAndNoOtherMetric() {
        JsonNode response = breakdown("campaigns", "action_device", "group_by=value&sort=-actions:link_click");

        assertThat(response.at("/rows/0/values/action_device").textValue()).isEqualTo("iphone");
        assertThat(response.at("/rows/0/metrics/actions/lead").intValue()).isEqualTo(4);
        assertThat(response.at("/rows/1/values/action_device").isNull()).isTrue();
        assertThat(response.at("/rows/1/metrics/actions/lead").intValue()).isEqualTo(2);
        assertThat(response.at("/rows/0/metrics").fieldNames()).toIterable().containsExactly("actions", "action_values",
                "unique_actions");
        assertThat(response.at("/rows/0").has("share_of_total")).isFalse();
        assertThat(response.get("totals")).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherAndACursorBelongsToItsQuery() {
        List<JsonNode> rows = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = breakdown("ads", "age_gender", "limit=1&sort=name" + after);
            page.get("rows").forEach(rows::add);
            after = page.at("/page/after").isNull() ? "" : "&after=" + page.at("/page/after").textValue();
        } while (!after.isEmpty());

        assertThat(rows).hasSize(3).doesNotHaveDuplicates();
        String foreign = breakdown("ads", "age_gender", "limit=1").at("/page/after").textValue();
        JsonNode problem = Api.json(get("ads", "breakdown_set=age_gender&group_by=value&limit=1&after=" + foreign, "client"));
        assertThat(problem.at("/errors/0/code").textValue()).isEqualTo("invalid_cursor");
    }

    @Test
    void setNoneIsTheLevelItself() {
        JsonNode response = breakdown("campaigns", "none", "");

        assertThat(response.at("/totals/impressions").intValue()).isEqualTo(320);
    }

    @ParameterizedTest
    @CsvSource({ "breakdown_set=action_platform,breakdown_set,breakdown_not_at_meta",
            "breakdown_set=action_label,breakdown_set,breakdown_not_at_meta",
            "breakdown_set=zodiac,breakdown_set,unknown_breakdown_set",
            "breakdown_set=country&group_by=hour,group_by,unknown_grouping",
            "breakdown_set=country&compare=previous_period,compare,unknown_field" })
    void aBadRequestNamesItsViolation(String parameters, String field, String code) {
        JsonNode problem = Api.json(get("campaigns", parameters, "client"));

        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").textValue()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").textValue()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = { "country", "region", "platform", "action_carousel_card", "action_video_type" })
    void aSetThatWasNeverImportedHasNoRowsAndIncompleteCoverage(String set) {
        JsonNode response = breakdown("campaigns", set, "");

        assertThat(response.get("rows")).isEmpty();
        assertThat(response.at("/coverage/missing_days")).hasSize(2);
    }

    @Test
    void otherUsersSeeNothing() {
        assertThat(get("campaigns", "breakdown_set=age_gender", "stranger").statusCode()).isEqualTo(404);
    }

    private static io.restassured.response.Response get(String level, String parameters, String user) {
        return Api.as(user)
                .get("/api/facebook/data/" + level + "?account_id=" + ACCOUNT + "&since=" + FIRST + "&until=" + SECOND
                        + "&" + parameters);
    }

    private static JsonNode breakdown(String level, String set, String more) {
        Map<String, String> parameters = new HashMap<>(Map.of("account_id", ACCOUNT, "since", FIRST.toString(), "until",
                SECOND.toString(), "breakdown_set", set));
        for (String pair : more.split("&")) {
            if (!pair.isEmpty()) {
                parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return Api.data("client", level, parameters);
    }

    private static List<String> values(JsonNode response) {
        return response.get("rows").findValuesAsText("age");
    }

    private static void ledger(Store store, String set) throws SQLException {
        store.execute(
                """
                        INSERT INTO public.facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop,
                            state, fetched_at, rows, spend, impressions, job_id)
                        VALUES (?, ?, ?, 'day', ?, ?, 'final', now(), 0, 0, 0, ?)
                        """,
                COMPTE, ACCOUNT, set, FIRST, FIRST, UUID.randomUUID());
    }

    private static AdRow row(String ad, LocalDate day, long impressions, String spend, int leads) {
        return new AdRow("11", "21", ad, Granularity.DAY, day, day, impressions, impressions / 10, new BigDecimal(spend),
                impressions / 2, impressions / 20, impressions / 30, 5,
                leads == 0 ? Map.of() : Map.of("lead", BigDecimal.valueOf(leads)));
    }
}
