package dev.fbads.query.breakdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.insights.Granularity;
import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** Three ads of one campaign in two age groups, where a response may have two rows. */
@ServiceTest
@TestProfile(ManyRowsTest.TwoRows.class)
class ManyRowsTest {

    private static final int COMPTE = 1;
    private static final String ACCOUNT = "act_5008";
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");

    @BeforeEach
    void store() throws SQLException {
        try (Store store = Store.open()) {
            store.clear();
            store.compte(COMPTE, "client");
            store.account(COMPTE, ACCOUNT, "America/Toronto");
            store.ledger(COMPTE, ACCOUNT, Granularity.DAY, DAY, DAY, "final");
            store.execute("UPDATE public.facebook_day_ledger SET breakdown_set = 'age_gender'");
            store.object(COMPTE, ACCOUNT, "campaign", "11", "Campaign", "11", null);
            for (String ad : List.of("31", "32", "33")) {
                store.object(COMPTE, ACCOUNT, "ad", ad, "Ad " + ad, "11", "21");
                store.row(COMPTE, ACCOUNT,
                        new AdRow("11", "21", ad, Granularity.DAY, DAY, DAY, 10, 1, BigDecimal.ONE, 5, 1, 1, 1,
                                Map.of()),
                        "age_gender", ad.equals("33") ? "18-24" : "25-34");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "ads,group_by,value", "campaigns,group_by,object", "account,group_by,object", "ads,search,31" })
    void theMaximumNumberOfRowsIsServed(String level, String name, String value) {
        JsonNode response = Api.json(ask(level, Map.of(name, value), "en"));

        assertThat(response.get("rows")).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void moreRowsAreRefusedOnEveryPage() {
        JsonNode problem = Api.json(ask("ads", Map.of("limit", "1"), "fr"));

        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").textValue()).isEqualTo("breakdown_set");
        assertThat(problem.at("/errors/0/code").textValue()).isEqualTo("too_many_rows");
        assertThat(problem.at("/errors/0/message").textValue()).startsWith("La réponse aurait plus de 2 lignes");
    }

    private static Response ask(String level, Map<String, String> more, String language) {
        Map<String, String> parameters = new HashMap<>(Map.of("account_id", ACCOUNT, "since", DAY.toString(), "until",
                DAY.toString(), "breakdown_set", "age_gender"));
        parameters.putAll(more);
        return Api.as("client").header("Accept-Language", language).queryParams(parameters)
                .get("/api/facebook/data/" + level);
    }

    /** A response has at most two rows. */
    public static final class TwoRows implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fbads.breakdown.max-rows", "2");
        }
    }
}
