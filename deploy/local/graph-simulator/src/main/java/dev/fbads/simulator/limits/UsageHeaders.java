package dev.fbads.simulator.limits;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The four headers in which Meta tells how much of its limits is used up. */
final class UsageHeaders {

    /** The account of the usage headers when the call concerns none. */
    private static final String BUSINESS = "700900100000001";

    private UsageHeaders() {
    }

    /**
     * The headers of one answer.
     *
     * @param account digits of the account in question, empty when there is none
     */
    static Map<String, String> of(Map<Regime, Usage> usage, String account, HeaderStyle style) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (style == HeaderStyle.ABSENT) {
            return headers;
        }
        Usage app = usage.get(Regime.APP);
        Usage score = usage.get(Regime.SCORE);
        String tier = score.tier().wireName();
        headers.put("X-App-Usage", styled(style, new JsonObject().put("call_count", app.wholePercent())
                .put("total_time", app.wholePercent()).put("total_cputime", app.wholePercent())));
        headers.put("X-Ad-Account-Usage", styled(style, new JsonObject().put("acc_id_util_pct", rounded(score.percent()))
                .put("reset_time_duration", score.seconds()).put("ads_api_access_tier", tier)));
        headers.put("X-Business-Use-Case-Usage", new JsonObject().put(account.isEmpty() ? BUSINESS : account,
                new JsonArray().add(useCase("ads_insights", usage.get(Regime.BUC_INSIGHTS), style))
                        .add(useCase("ads_management", usage.get(Regime.BUC_MANAGEMENT), style)))
                .encode());
        headers.put("X-FB-Ads-Insights-Throttle", styled(style, new JsonObject()
                .put("app_id_util_pct", rounded(usage.get(Regime.PLATFORM).percent()))
                .put("acc_id_util_pct", rounded(usage.get(Regime.BUC_INSIGHTS).percent())).put("ads_api_access_tier", tier)));
        return headers;
    }

    private static JsonObject useCase(String type, Usage usage, HeaderStyle style) {
        return new JsonObject(styled(style, new JsonObject().put("type", type)
                .put("call_count", usage.wholePercent())
                .put("total_cputime", usage.wholePercent())
                .put("total_time", usage.wholePercent())
                .put("estimated_time_to_regain_access", usage.minutes())
                .put("ads_api_access_tier", usage.tier().wireName())));
    }

    private static double rounded(double percent) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", percent));
    }

    private static String styled(HeaderStyle style, JsonObject json) {
        if (style == HeaderStyle.STRINGS) {
            json.getMap().replaceAll((name, value) -> value.toString());
        }
        return json.encode();
    }
}
