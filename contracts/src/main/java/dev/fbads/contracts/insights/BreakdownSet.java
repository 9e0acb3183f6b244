package dev.fbads.contracts.insights;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The combinations of breakdowns that are fetched together. Meta refuses to mix demographics, geography and
 * placement in one request (Marketing API, Insights, "Breakdowns"), and the rows of two sets count the same
 * impressions: they are never added up.
 */
public enum BreakdownSet {
    NONE(List.of(), List.of("action_type")),
    AGE_GENDER(List.of("age", "gender"), List.of("action_type")),
    COUNTRY(List.of("country"), List.of("action_type")),
    REGION(List.of("region"), List.of("action_type")),
    PLATFORM(List.of("publisher_platform", "platform_position", "impression_device"), List.of("action_type")),
    ACTION_DEVICE(List.of(), List.of("action_type", "action_device")),
    ACTION_DESTINATION(List.of(), List.of("action_type", "action_destination")),
    ACTION_TARGET_ID(List.of(), List.of("action_type", "action_target_id")),
    ACTION_REACTION(List.of(), List.of("action_type", "action_reaction")),
    ACTION_VIDEO_TYPE(List.of(), List.of("action_type", "action_video_type")),
    ACTION_CAROUSEL_CARD(List.of(), List.of("action_carousel_card_id")),
    ACTION_CANVAS_COMPONENT(List.of(), List.of("action_canvas_component_name"));

    /**
     * Names of the product specification that are no breakdowns of Meta; a request for one is refused
     * with an error of its own.
     */
    private static final List<String> NOT_AT_META = List.of("action_platform", "action_display_format", "action_product_id",
            "action_label", "action_link_url", "action_post_id", "action_attribution_windows", "day", "month");

    private final List<String> breakdowns;
    private final List<String> actionBreakdowns;

    BreakdownSet(List<String> breakdowns, List<String> actionBreakdowns) {
        this.breakdowns = breakdowns;
        this.actionBreakdowns = actionBreakdowns;
    }

    /** Values of Meta's {@code breakdowns} parameter; each becomes a column of the row. */
    public List<String> breakdowns() {
        return breakdowns;
    }

    /** Values of Meta's {@code action_breakdowns} parameter; each becomes a key of an action item. */
    public List<String> actionBreakdowns() {
        return actionBreakdowns;
    }

    /**
     * Whether only the action lists of this set are stored. Its metrics repeat those of {@link #NONE} and stay zero, so that
     * nothing is counted twice.
     */
    public boolean actionsOnly() {
        return breakdowns.isEmpty() && this != NONE;
    }

    /** Lower case, as in JSON and the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The set with this name on the wire. */
    public static Optional<BreakdownSet> ofWire(String name) {
        for (BreakdownSet set : values()) {
            if (set.wire().equals(name)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }

    /** Whether the name is in the product specification but not in Meta's API. */
    public static boolean isUnknownToMeta(String name) {
        return NOT_AT_META.contains(name);
    }
}
