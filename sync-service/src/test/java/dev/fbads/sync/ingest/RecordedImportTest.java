package dev.fbads.sync.ingest;

import static dev.fbads.sync.support.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.sync.support.FakeGateway;
import dev.fbads.sync.support.ServiceClock;
import dev.fbads.sync.support.SyncServiceTest;
import dev.fbads.sync.support.Tenant;

/** Recorded rows of Meta, imported on a date on which their days may be requested. */
@SyncServiceTest
class RecordedImportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private ServiceClock clock;

    private final Tenant tenant = Tenant.in("America/Los_Angeles");

    @Test
    void everyRecordedRowIsStoredInItsSetExactly() throws IOException {
        clock.moveTo(Instant.parse("2021-03-10T12:00:00Z"));
        Tenant.ensurePartitions(LocalDate.of(2021, 2, 20), LocalDate.of(2021, 3, 2));
        List<JsonNode> samples = samples();
        FakeGateway.always(tenant.accountId(), (request, body) -> {
            int rows = 0;
            for (JsonNode sample : samples) {
                if (sample.path("breakdown_set").asText().equals(request.path("breakdown_set").asText())) {
                    FakeGateway.line(body, "{\"row\":" + sample.path("row") + "}");
                    rows++;
                }
            }
            FakeGateway.done(body, rows);
        });

        tenant.request().contentType("application/json").body("""
                {"account_id": "%s", "since": "2021-02-20", "until": "2021-03-02",
                 "breakdown_sets": ["none", "country", "age_gender", "region", "platform"]}""".formatted(tenant.accountId()))
                .post("/api/facebook/sync").then().statusCode(202);
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(tenant.status().<String> path("syncs[0].state")).isEqualTo("completed"));

        assertThat(tenant.rows("""
                SELECT breakdown_set, date_start, ad_id, impressions, spend::numeric(9,2), cpm, frequency, website_ctr,
                       coalesce(age, country, region, platform_position)
                FROM facebook_ads_data WHERE compte_id = ? ORDER BY 1, 2, 3""")).containsExactly(
                "age_gender 2021-02-21 23846784938030398 40 0.08 2.000000 1.052632 0.000000 65+",
                "country 2021-02-21 23846784938030398 725 0.95 1.310345 1.046176 0.000000 US",
                "none 2021-02-21 23846784938030398 725 0.95 1.310345 1.046176 0.000000 null",
                "none 2021-03-01 23846765228310398 839 1.09 1.299166 1.052698 0.119190 null",
                "none 2021-03-01 23846784938030398 489 0.71 1.451943 1.033827 0.000000 null",
                "platform 2021-02-21 23846784938030398 1 0.00 0.000000 1.000000 0.000000 instagram_explore",
                "region 2021-02-21 23846784938030398 7 0.03 4.285714 1.000000 0.000000 Wisconsin");
        assertThat(tenant.rows("SELECT sum(total_spend)::numeric(9,2) FROM facebook_daily_summary WHERE compte_id = ?"))
                .as("sets are never summed").containsExactly("2.75");
        assertThat(tenant.rows("SELECT unique_actions -> 0 ->> '28d_click' FROM facebook_ads_data "
                + "WHERE compte_id = ? AND ad_id = '23846765228310398'")).containsExactly("1");
    }

    private static List<JsonNode> samples() throws IOException {
        List<JsonNode> samples = new ArrayList<>();
        try (InputStream recorded = RecordedImportTest.class.getResourceAsStream("/recorded/insights-rows.jsonl")) {
            for (String line : new String(recorded.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    samples.add(JSON.readTree(line));
                }
            }
        }
        return samples;
    }
}
