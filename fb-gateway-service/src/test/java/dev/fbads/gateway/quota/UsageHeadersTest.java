package dev.fbads.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageHeadersTest {

    @Test
    void everyHeaderYieldsItsHighestFigure() {
        Usage usage = read(Map.of(
                "X-App-Usage", "{\"call_count\":28,\"total_time\":25,\"total_cputime\":31}",
                "X-Ad-Account-Usage", "{\"acc_id_util_pct\":9.67,\"reset_time_duration\":100,\"ads_api_access_tier\":\"x\"}",
                "X-Business-Use-Case-Usage",
                """
                        {"1":[{"type":"ads_insights","call_count":95,"total_cputime":20,"total_time":20,
                        "estimated_time_to_regain_access":0}],"2":[{"type":"pages","call_count":1},
                        {"type":"ads_management","call_count":"12","total_time":"97.5","estimated_time_to_regain_access":"12"}]}""",
                "X-FB-Ads-Insights-Throttle", "{\"app_id_util_pct\":41.5,\"acc_id_util_pct\":100}"));

        assertThat(usage.percents()).containsOnly(
                Map.entry(QuotaKind.APP, 31.0),
                Map.entry(QuotaKind.ACCOUNT, 9.67),
                Map.entry(QuotaKind.BUSINESS_USE_CASE, 97.5),
                Map.entry(QuotaKind.INSIGHTS_APP, 41.5),
                Map.entry(QuotaKind.INSIGHTS_ACCOUNT, 100.0));
        assertThat(usage.regain()).contains(Duration.ofMinutes(12));
    }

    @Test
    void theLongestTimeIsUsedWhateverItsUnit() {
        assertThat(read(Map.of("X-Ad-Account-Usage", "{\"reset_time_duration\":\"900\"}",
                "X-Business-Use-Case-Usage", "{\"1\":[{\"estimated_time_to_regain_access\":2}]}")).regain())
                .contains(Duration.ofSeconds(900));
        assertThat(read(Map.of("Retry-After", "77")).regain()).contains(Duration.ofSeconds(77));
    }

    @Test
    void missingHeadersAreUnknownUsage() {
        assertThat(read(Map.of())).isEqualTo(Usage.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "no json", "[]", "[1,2]", "{", "{\"1\":null}", "{\"1\":[null,3]}", "{\"call_count\":\"many\"}",
            "{\"acc_id_util_pct\":{}}", "null", "7" })
    void unreadableHeadersAreIgnored(String value) {
        Usage usage = read(Map.of("X-App-Usage", value, "X-Ad-Account-Usage", value, "X-Business-Use-Case-Usage", value,
                "X-FB-Ads-Insights-Throttle", value, "Retry-After", value));

        assertThat(usage.percents()).isEmpty();
    }

    private static Usage read(Map<String, String> headers) {
        return UsageHeaders.read(headers::get);
    }
}
