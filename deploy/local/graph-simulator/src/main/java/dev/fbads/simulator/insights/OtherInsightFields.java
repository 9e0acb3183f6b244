package dev.fbads.simulator.insights;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields that exist at Meta and never have a value here, as they often have none there; asking for them is no error. */
final class OtherInsightFields {

    private static final Set<String> NAMES = Arrays
            .stream("""
                    date_start date_stop created_time updated_time social_spend website_clicks conversions conversion_values
                    unique_conversions cost_per_conversion cost_per_unique_conversion canvas_avg_view_time canvas_avg_view_percent
                    catalog_segment_actions catalog_segment_value catalog_segment_value_mobile_purchase_roas
                    catalog_segment_value_omni_purchase_roas catalog_segment_value_website_purchase_roas converted_product_quantity
                    converted_product_value cost_per_15_sec_video_view cost_per_2_sec_continuous_video_view cost_per_ad_click
                    cost_per_dda_countby_convs cost_per_estimated_ad_recallers cost_per_outbound_click cost_per_thruplay
                    cost_per_unique_conversion cost_per_unique_outbound_click dda_countby_convs dda_results estimated_ad_recall_rate
                    estimated_ad_recallers full_view_impressions full_view_reach
                    instant_experience_clicks_to_open instant_experience_clicks_to_start instant_experience_outbound_clicks
                    interactive_component_tap mobile_app_purchase_roas objective_results outbound_clicks_ctr cost_per_result results
                    result_rate quality_ranking engagement_rate_ranking conversion_rate_ranking qualifying_question_qualify_answer_rate
                    unique_inline_link_click_ctr unique_link_clicks_ctr unique_outbound_clicks unique_outbound_clicks_ctr
                    unique_impressions total_unique_actions video_15_sec_watched_actions video_30_sec_watched_actions
                    video_avg_time_watched_actions video_continuous_2_sec_watched_actions video_p25_watched_actions
                    video_p50_watched_actions video_p75_watched_actions video_p95_watched_actions video_p100_watched_actions
                    video_play_actions video_play_curve_actions video_play_retention_0_to_15s_actions
                    video_play_retention_20_to_60s_actions video_play_retention_graph_actions video_time_watched_actions
                    video_thruplay_watched_actions wish_bid marketing_messages_sent marketing_messages_delivered shops_assisted_purchases
                    auction_bid auction_competitiveness auction_max_competitor_bid age_targeting gender_targeting labels location
                    estimated_ad_recall_rate_lower_bound estimated_ad_recall_rate_upper_bound estimated_ad_recallers_lower_bound
                    estimated_ad_recallers_upper_bound"""
                    .split("\\s+"))
            .filter(name -> !name.isEmpty()).collect(Collectors.toSet());

    private OtherInsightFields() {
    }

    static boolean contain(String name) {
        return NAMES.contains(name);
    }
}
