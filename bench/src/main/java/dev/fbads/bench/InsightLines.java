package dev.fbads.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of ads as the gateway sends them, a JSON line each. */
public final class InsightLines {

    private static final String LINE = """
            {"row":{"campaign_id":"1205%1$d","campaign_name":"Campaign %1$d, prospecting","adset_id":"1206%1$d",\
            "adset_name":"Ad set %1$d, 25 to 44","ad_id":"1207%1$d","ad_name":"Ad %1$d, vidéo","date_start":"%2$s","date_stop":"%2$s",\
            "impressions":"%3$d","reach":"797","frequency":"1.052698","spend":"%1$d.09","clicks":"31","unique_clicks":"29",\
            "cpc":"0.35","cpm":"13.01","ctr":"3.69","inline_link_clicks":"17","inline_post_engagement":"53",\
            "website_ctr":[{"action_type":"link_click","value":"2.02"}],"cost_per_inline_link_click":"0.64",\
            "cost_per_unique_click":"0.37","effective_status":"ACTIVE",\
            "actions":[{"action_type":"link_click","value":"17","7d_click":"17"},{"action_type":"post_engagement","value":"53"},\
            {"action_type":"landing_page_view","value":"11"},{"action_type":"omni_purchase","value":"2"}],\
            "action_values":[{"action_type":"omni_purchase","value":"120.50"}],\
            "unique_actions":[{"action_type":"link_click","value":"16"}]}}""";

    private InsightLines() {
    }

    /** One row per ad, all of the same day. */
    public static List<byte[]> of(LocalDate day, int ads) {
        return IntStream.range(0, ads)
                .mapToObj(ad -> LINE.formatted(ad, day, 1_000 + ad % 977).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
