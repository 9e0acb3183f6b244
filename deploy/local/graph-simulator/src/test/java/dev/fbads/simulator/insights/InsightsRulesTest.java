package dev.fbads.simulator.insights;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class InsightsRulesTest {

    private static final String INSIGHTS = "act_900100400/insights";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "age,country|action_type|action_type, age, country",
            "age,publisher_platform|action_type|action_type, age, publisher_platform",
            "impression_device|action_type|action_type, impression_device",
            "platform_position|action_type|action_type, platform_position",
            "country|action_reaction|action_reaction, country",
            "zip|[]|zip",
            "gender|action_type,action_device|action_device, action_type, gender" })
    void breakdownsThatDoNotGoTogetherAreRefusedInMetasWords(String breakdowns, String actions, String named) {
        JsonNode error = Graph.error(INSIGHTS, "breakdowns", breakdowns, "action_breakdowns", actions, "fields", "actions");

        assertThat(error.get("code").asInt()).isEqualTo(100);
        assertThat(error.get("type").asText()).isEqualTo("OAuthException");
        assertThat(error.get("message").asText())
                .isEqualTo("(#100) Current combination of data breakdown columns (" + named + ") is invalid");
        assertThat(error.get("fbtrace_id").asText()).matches("A[A-Za-z0-9_-]{22}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "|action_type", "age,gender|action_type,action_destination", "country|action_type",
            "region|action_type,action_target_id", "publisher_platform,platform_position,impression_device|action_type",
            "|action_device,action_type", "|action_type,action_reaction", "|action_carousel_card_id,action_carousel_card_name",
            "|action_type,action_video_type", "|action_type,action_canvas_component_name", "platform_position|[]",
            "publisher_platform,device_platform|action_type", "hourly_stats_aggregated_by_advertiser_time_zone|action_type",
            "publisher_platform,impression_device|action_device,action_type" })
    void breakdownsThatGoTogetherAnswerRows(String breakdowns, String actions) {
        JsonNode page = Graph.get(INSIGHTS, "breakdowns", breakdowns == null ? "" : breakdowns, "action_breakdowns", actions,
                "fields", "actions,spend");

        assertThat(page.get("data")).isNotEmpty().allMatch(row -> row.has("spend"));
        if (breakdowns != null) {
            assertThat(page.get("data")).allMatch(row -> row.has(breakdowns.split(",")[0]));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "breakdowns|day|(#100) breakdowns[0] must be one of the following values: ad_ext",
            "breakdowns|age,dma|(#100) breakdowns[1] must be one of the following values: ad_ext",
            "action_breakdowns|action_platform|(#100) action_breakdowns[0] must be one of the following values: action_canvas",
            "level|adgroup|(#100) level must be one of the following values: account, campaign, adset, ad",
            "date_preset|lifetime|(#100) date_preset must be one of the following values: today, yesterday",
            "time_increment|91|(#100) time_increment must be",
            "time_increment|0|(#100) time_increment must be",
            "time_range|{\"since\":\"2026-11-31\",\"until\":\"2026-12-01\"}|(#100) param time_range[since] must be",
            "time_range|{\"since\":\"2026-11-03\",\"until\":\"2026-11-01\"}|(#100) The start date",
            "time_range|2026-11-03|(#100) param time_range[since] must be",
            "action_attribution_windows|7d_view_1d_click|(#100) action_attribution_windows[0] must be one of",
            "limit|none|(#100) Param limit must be",
            "filtering|{|(#100) param filtering must be an array",
            "fields|spend,sped|(#100) sped is not valid for fields param" })
    void illegalValuesAreRefusedInMetasWords(String parameter, String value, String message) {
        JsonNode error = Graph.error(INSIGHTS, parameter, value);

        assertThat(error.get("code").asInt()).isEqualTo(100);
        assertThat(error.get("message").asText()).startsWith(message);
    }

    @Test
    void aPeriodMayBeginThirtySevenMonthsAgoAndNotADayEarlier() {
        assertThat(Graph.get(INSIGHTS, "time_range", range("2023-10-22", "2023-12-31")).get("data")).hasSize(1);
        JsonNode error = Graph.error(INSIGHTS, "time_range", range("2023-10-21", "2023-12-31"));
        assertThat(error.get("code").asInt()).isEqualTo(3018);
    }

    @Test
    void personsAreLeftOutWithBreakdownsAndAnEarlyStart() {
        JsonNode early = Graph.get(INSIGHTS, "time_range", range("2025-10-21", "2025-11-30"), "breakdowns", "country", "fields",
                "reach,frequency,cpp,impressions").get("data").get(0);
        JsonNode late = Graph.get(INSIGHTS, "time_range", range("2025-10-22", "2025-11-30"), "breakdowns", "country", "fields",
                "reach,frequency,cpp,impressions").get("data").get(0);
        JsonNode undivided = Graph.get(INSIGHTS, "time_range", range("2025-10-21", "2025-11-30"), "fields", "reach").get("data")
                .get(0);

        assertThat(early.has("impressions")).isTrue();
        assertThat(early.has("reach") || early.has("frequency") || early.has("cpp")).isFalse();
        assertThat(late.has("reach") && late.has("frequency") && late.has("cpp")).isTrue();
        assertThat(undivided.has("reach")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "today,2026-11-22,2026-11-22", "yesterday,2026-11-21,2026-11-21", "last_7d,2026-11-15,2026-11-21",
            "last_30d,2026-10-23,2026-11-21", "this_month,2026-11-01,2026-11-22", "last_month,2026-10-01,2026-10-31",
            "last_quarter,2026-07-01,2026-09-30", "this_quarter,2026-10-01,2026-11-22", "last_year,2025-01-01,2025-12-31",
            "last_week_mon_sun,2026-11-09,2026-11-15", "last_week_sun_sat,2026-11-15,2026-11-21",
            "this_week_mon_today,2026-11-16,2026-11-22", "this_week_sun_today,2026-11-22,2026-11-22",
            "maximum,2023-10-22,2026-11-22" })
    void presetsAreDaysOfTheAccount(String preset, String since, String until) {
        JsonNode row = Graph.get(INSIGHTS, "date_preset", preset).get("data").get(0);

        assertThat(row.get("date_start").asText() + " " + row.get("date_stop").asText()).isEqualTo(since + " " + until);
    }

    @Test
    void monthsAndSlicesAreCutAtTheAskedPeriod() {
        JsonNode months = Graph.get(INSIGHTS, "time_range", range("2026-08-15", "2026-10-03"), "time_increment", "monthly");
        JsonNode slices = Graph.get(INSIGHTS, "time_range", range("2026-10-01", "2026-10-10"), "time_increment", "7");

        assertThat(Graph.texts(months.get("data"), "date_start")).containsExactly("2026-08-15", "2026-09-01", "2026-10-01");
        assertThat(Graph.texts(months.get("data"), "date_stop")).containsExactly("2026-08-31", "2026-09-30", "2026-10-03");
        assertThat(Graph.texts(slices.get("data"), "date_stop")).containsExactly("2026-10-07", "2026-10-10");
    }

    @Test
    void filteringChoosesAdsById() {
        String id = Graph.truth(Graph.TORONTO, "2026-11-01", "2026-11-21", "ad").get("rows").get(5).get("id").asText();

        JsonNode page = Graph.get(INSIGHTS, "level", "ad", "fields", "ad_id", "filtering",
                "[{\"field\":\"ad.id\",\"operator\":\"IN\",\"value\":[\"" + id + "\"]}]");

        assertThat(Graph.texts(page.get("data"), "ad_id")).containsExactly(id);
    }

    @Test
    void withoutFieldsARowSaysWhoseItIsAndWhatItCost() {
        JsonNode row = Graph.get(INSIGHTS, "level", "adset").get("data").get(0);

        assertThat(row.fieldNames()).toIterable().containsExactly("account_id", "campaign_id", "adset_id", "impressions",
                "spend",
                "date_start", "date_stop");
    }
}
