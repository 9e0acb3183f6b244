package dev.fbads.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.metric.Metric;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The catalogue of metrics. */
@ServiceTest
class MetricsResourceTest {

    private static final String METRICS = "/api/facebook/metrics";

    @Test
    void everyMetricHasALabelInBothLanguages() {
        Response english = Api.as("client").get(METRICS);
        Response french = Api.as("client").header("Accept-Language", "fr-CA").get(METRICS);

        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(french.header("Content-Language")).isEqualTo("fr");
        assertThat(Api.json(english).get("metrics").findValuesAsText("name"))
                .isEqualTo(Arrays.stream(Metric.values()).map(Metric::wire).toList());
        assertThat(Api.json(english).at("/metrics/1/label").textValue()).isEqualTo("Reach");
        assertThat(Api.json(french).at("/metrics/1/label").textValue()).isEqualTo("Couverture");
    }

    @Test
    void eachMetricHasUnitAdditivityDirectionAndAliases() {
        JsonNode metrics = Api.json(Api.as("client").get(METRICS)).get("metrics");

        JsonNode cost = metrics.get(Metric.COST_PER_PURCHASE.ordinal());
        assertThat(cost.get("unit").textValue()).isEqualTo("money");
        assertThat(cost.get("additive").booleanValue()).isFalse();
        assertThat(cost.get("better").textValue()).isEqualTo("down");
        assertThat(metrics.get(Metric.REACH.ordinal()).get("upper_bound").booleanValue()).isTrue();
        assertThat(metrics.get(Metric.PURCHASES.ordinal()).at("/aliases/0").textValue()).isEqualTo("omni_purchase");
    }

    @Test
    void aTokenIsRequired() {
        RestAssured.get(METRICS).then().statusCode(401);
        Api.as("client").get(METRICS + "?x=1").then().statusCode(400);
    }
}
