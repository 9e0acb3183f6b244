package dev.fbads.simulator.insights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.fbads.simulator.graph.GraphErrors;

/**
 * How rows and action lists are divided.
 *
 * @param names of {@code breakdowns}
 * @param actionNames of {@code action_breakdowns}; {@code action_type} when the parameter was absent
 */
public record Breakdowns(List<String> names, List<String> actionNames) {

    static final String ACTION_TYPE = "action_type";

    private static final List<String> LEGAL = words("""
            ad_extension_domain ad_extension_url ad_format_asset age app_id body_asset breakdown_ad_objective
            breakdown_reporting_ad_id call_to_action_asset coarse_conversion_value comscore_market conversion_destination
            country creative_automation_asset_id creative_relaxation_asset_type description_asset device_platform
            fidelity_type flexible_format_asset_type frequency_value gen_ai_asset_type gender
            hourly_stats_aggregated_by_advertiser_time_zone hourly_stats_aggregated_by_audience_time_zone hsid image_asset
            impression_device impression_view_time_advertiser_hour_v2 internal_campaign_id is_auto_advance
            is_conversion_id_modeled is_rendered_as_delayed_skip_ad landing_destination link_url_asset
            marketing_messages_btn_name mdsa_landing_destination mmm overlap_segment pa_creator_ig_handle place_page_id
            platform_position postback_sequence_index product_id publisher_platform redownload reels_trending_topic region
            rta_ugc_topic rule_set_id rule_set_name signal_source_bucket skan_campaign_id skan_conversion_id skan_version
            standard_event_content_type title_asset user_persona_id user_persona_name video_asset zip""");
    private static final List<String> LEGAL_ACTIONS = words("""
            action_canvas_component_name action_carousel_card_id action_carousel_card_name action_destination action_device
            action_reaction action_target_id action_type action_video_sound action_video_type conversion_destination
            matched_persona_id matched_persona_name signal_source_bucket standard_event_content_type
            is_business_ai_assisted""");
    private static final Set<String> WITHOUT_OFF_META_ACTIONS = Set.of("region",
            "hourly_stats_aggregated_by_advertiser_time_zone", "hourly_stats_aggregated_by_audience_time_zone");

    /** Copies the lists. */
    public Breakdowns {
        names = List.copyOf(names);
        actionNames = List.copyOf(actionNames);
    }

    /**
     * Reads {@code breakdowns} and {@code action_breakdowns}.
     *
     * @throws dev.fbads.simulator.graph.GraphException when a name is unknown or the names do not go together
     */
    static Breakdowns of(Map<String, String> parameters) {
        List<String> names = checked(parameters.getOrDefault("breakdowns", ""), "breakdowns", LEGAL);
        List<String> actionNames = checked(parameters.getOrDefault("action_breakdowns", ACTION_TYPE), "action_breakdowns",
                LEGAL_ACTIONS);
        Set<String> all = new TreeSet<>(names);
        all.addAll(actionNames);
        if (!Permutations.allow(all)) {
            throw GraphErrors.breakdownCombination(all);
        }
        return new Breakdowns(names, actionNames);
    }

    private static List<String> checked(String text, String parameter, List<String> legal) {
        List<String> names = ParameterList.parse(text).stream().distinct().toList();
        for (int i = 0; i < names.size(); i++) {
            if (!legal.contains(names.get(i))) {
                throw GraphErrors.notOneOf(parameter + "[" + i + "]", legal);
            }
        }
        return names;
    }

    /** Whether action lists have an item per action type and nothing else, as they have by default. */
    boolean isByActionTypeOnly() {
        return actionNames.equals(List.of(ACTION_TYPE));
    }

    /** The action breakdowns in the order in which an item has them: {@code action_type} first. */
    List<String> itemNames() {
        List<String> names = furtherActionNames();
        if (actionNames.contains(ACTION_TYPE)) {
            names.addFirst(ACTION_TYPE);
        }
        return names;
    }

    /** The action breakdowns besides {@code action_type}. */
    List<String> furtherActionNames() {
        List<String> further = new ArrayList<>(actionNames);
        further.remove(ACTION_TYPE);
        return further;
    }

    /** Whether Meta does not return what happened off Meta. */
    boolean hideOffMetaActions() {
        return names.stream().anyMatch(WITHOUT_OFF_META_ACTIONS::contains);
    }

    /** Whether persons are not counted: by the hour they are printed as 0. */
    boolean isHourly() {
        return names.stream().anyMatch(name -> name.startsWith("hourly_"));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
