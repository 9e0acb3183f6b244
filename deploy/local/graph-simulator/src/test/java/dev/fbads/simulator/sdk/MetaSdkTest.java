package dev.fbads.simulator.sdk;

import static dev.fbads.simulator.Graph.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.facebook.ads.sdk.APIContext;
import com.facebook.ads.sdk.APIException;
import com.facebook.ads.sdk.APINodeList;
import com.facebook.ads.sdk.APIRequest;
import com.facebook.ads.sdk.AdAccount;
import com.facebook.ads.sdk.AdReportRun;
import com.facebook.ads.sdk.AdsInsights;

import dev.fbads.simulator.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** Meta's own client reads the simulator as it reads Meta, and sees the truth. */
@QuarkusTest
class MetaSdkTest {

    private static final APIRequest.IRequestExecutor METAS = APIRequest.getExecutor();

    private AdAccount account;

    @BeforeEach
    void connect() {
        APIRequest.changeRequestExecutor(new PlainHttp());
        String base = "http://localhost:" + RestAssured.port;
        account = new AdAccount(Graph.NEW_YORK,
                new APIContext(base, base, "v26.0", "simulator-token", null, null, false));
    }

    @AfterAll
    static void asBefore() {
        APIRequest.changeRequestExecutor(METAS);
    }

    @Test
    void insightsPageByPageAreTheTruth() throws APIException {
        APINodeList<AdsInsights> page = account.getInsights().setLevel(AdsInsights.EnumLevel.VALUE_AD)
                .setTimeIncrement("1").setTimeRange(range("2026-11-01", "2026-11-14"))
                .setParam("limit", 100)
                .requestFields(List.of("ad_id", "spend", "impressions", "actions")).execute();

        Map<String, BigDecimal> spend = new HashMap<>();
        long linkClicks = 0;
        int pages = 0;
        while (page != null && !page.isEmpty()) {
            pages++;
            for (AdsInsights row : List.copyOf(page)) {
                spend.merge(row.getFieldAdId(), new BigDecimal(row.getFieldSpend()), BigDecimal::add);
                if (row.getFieldActions() != null) {
                    linkClicks += row.getFieldActions().stream()
                            .filter(action -> action.getFieldActionType().equals("link_click"))
                            .mapToLong(action -> Long.parseLong(action.getFieldValue())).sum();
                }
            }
            page = page.nextPage();
        }

        assertThat(pages).isGreaterThan(2);
        assertThat(Graph.truth(Graph.NEW_YORK, "2026-11-01", "2026-11-14", "ad").get("rows"))
                .hasSize(spend.size())
                .allSatisfy(ad -> assertThat(spend.get(ad.get("id").asText()))
                        .isEqualByComparingTo(ad.get("spend").asText()));
        assertThat(linkClicks).isEqualTo(Graph.truth(Graph.NEW_YORK, "2026-11-01", "2026-11-14", "account").get("totals")
                .get("actions").get("link_click").asLong());
    }

    @Test
    void anAsynchronousReportIsStartedPolledAndRead() throws APIException {
        AdReportRun started = account.getInsightsAsync().setLevel("account").setTimeRange(range("2026-11-01", "2026-11-14"))
                .requestFields(List.of("impressions")).execute();
        AdReportRun polled = AdReportRun.fetchById(started.getRawResponseAsJsonObject().get("report_run_id").getAsString(),
                account.getContext());

        String impressions = polled.getInsights().execute().get(0).getRawResponseAsJsonObject().get("impressions")
                .getAsString();

        assertThat(polled.getFieldAsyncStatus()).isEqualTo("Job Completed");
        assertThat(polled.getFieldAsyncPercentCompletion()).isEqualTo(100);
        assertThat(impressions).isEqualTo(Graph.truth(Graph.NEW_YORK, "2026-11-01", "2026-11-14", "account").get("totals")
                .get("impressions").asText());
    }

    @Test
    void anErrorIsOneToTheSdkToo() {
        assertThatThrownBy(() -> account.getInsights().setParam("level", "planet").execute())
                .isInstanceOf(APIException.FailedRequestException.class)
                .hasMessageContaining("must be one of the following values");
    }
}
