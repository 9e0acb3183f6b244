package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.StatementCount;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Responses are the same if there are more sums than a response may hold. */
@ServiceTest
@TestProfile(ManyObjectsTest.ThreeSums.class)
class ManyObjectsTest {

    private static final String CURSOR_READS = "ORDER BY 2, 1";

    @Test
    void everyResponseEqualsTheSumsOfTheRows() throws Exception {
        long read = StatementCount.of(CURSOR_READS);

        RandomCases.check(1_000);

        assertThat(StatementCount.of(CURSOR_READS)).as("responses that were read by object").isGreaterThan(read + 100);
    }

    @Test
    void theTopObjectsOfASeriesAreFoundAmongMany() throws SQLException {
        Fixture.store();
        Map<String, String> period = Map.of("account_id", Fixture.ACCOUNT, "since", "2026-03-01", "until", "2026-03-12");

        JsonNode series = Api.json(Api.as("client").queryParams(period).queryParams("granularity", "week", "top", "2",
                "sort", "-spend").get("/api/facebook/data/ads/series"));
        JsonNode rows = Api.json(Api.as("client").queryParams(period).queryParams("limit", "2", "sort", "-spend")
                .get("/api/facebook/data/ads"));

        assertThat(series.findValuesAsText("id")).startsWith(rows.at("/rows/0/id").textValue(),
                rows.at("/rows/1/id").textValue());
    }

    /** More than three sums are read in batches of three. */
    public static final class ThreeSums implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fbads.level.sums-in-memory", "3");
        }
    }
}
