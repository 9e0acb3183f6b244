package dev.fbads.simulator.graph;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(StrictSettingsTest.Strict.class)
class StrictSettingsTest {

    private static final String PROOF = "dcf21037a5019a65d75913427bb01395c33352d2dcb9aa57fbdfffb7e1db8814";

    public static final class Strict implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fbads.simulator.deprecated-versions", "reject", "fbads.simulator.app-secret", "shh",
                    "fbads.simulator.require-app-secret-proof", "true",
                    "fbads.simulator.insights-show-archived-ads", "false", "fbads.simulator.response-limit", "200K",
                    "fbads.simulator.without-impression-device", "act_900100400");
        }
    }

    @Test
    void endedVersionsAreRefused() {
        assertThat(Graph.json(Graph.call("/v24.0/act_900100400", "appsecret_proof", PROOF)).get("error").get("code").asInt())
                .isEqualTo(2635);
    }

    @Test
    void theProofMustFitSecretAndToken() {
        assertThat(Graph.error("act_900100400").get("message").asText()).contains("require an appsecret_proof");
        assertThat(Graph.error("act_900100400", "appsecret_proof", "0" + PROOF.substring(1) + "x").get("message").asText())
                .contains("Invalid appsecret_proof");
        assertThat(Graph.get("act_900100400", "appsecret_proof", PROOF).get("account_id").asText()).isEqualTo("900100400");
    }

    @Test
    void hiddenAdsHaveNoRowsOfTheirOwnButStayInTheTotals() {
        JsonNode truth = Graph.json(given().queryParams("since", "2026-11-01", "until", "2026-11-21", "level", "ad")
                .get("/_simulator/truth/act_900100400"));
        Object[] period = { "time_range", Graph.range("2026-11-01", "2026-11-21"), "appsecret_proof", PROOF, "limit", 500 };

        JsonNode ads = Graph.get("act_900100400/insights", with(period, "level", "ad"));
        JsonNode account = Graph.get("act_900100400/insights", with(period, "level", "account"));

        assertThat(ads.get("data").size()).isPositive().isLessThan(truth.get("rows").size());
        assertThat(account.get("data").get(0).get("impressions").asText())
                .isEqualTo(truth.get("totals").get("impressions").asText());
    }

    @Test
    void anAnswerThatIsTooLargeIsMetasReduceTheAmountOfData() {
        JsonNode error = Graph.error("act_900100400/insights", "level", "ad", "time_increment", 1, "limit", 5000, "fields",
                "actions,unique_actions", "appsecret_proof", PROOF);

        assertThat(error.get("code").asInt()).isEqualTo(1);
        assertThat(error.get("message").asText())
                .isEqualTo("Please reduce the amount of data you're asking for, then retry your request");
    }

    @Test
    void withoutTheOptInImpressionDeviceIsEmptyAndNoError() {
        JsonNode page = Graph.get("act_900100400/insights", "breakdowns", "publisher_platform,impression_device",
                "appsecret_proof", PROOF);

        assertThat(page.get("data")).isEmpty();
    }

    private static Object[] with(Object[] parameters, Object name, Object value) {
        Object[] longer = Arrays.copyOf(parameters, parameters.length + 2);
        longer[parameters.length] = name;
        longer[parameters.length + 1] = value;
        return longer;
    }
}
