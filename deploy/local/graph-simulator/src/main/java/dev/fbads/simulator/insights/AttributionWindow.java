package dev.fbads.simulator.insights;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.fbads.simulator.insights.ActionType.Origin;

/**
 * How long after what an action may happen to count. An item's {@code value} is that of the default setting, which is a click
 * within seven days or a view within one.
 */
enum AttributionWindow {
    CLICK_1D("1d_click"),
    CLICK_7D("7d_click"),
    CLICK_28D("28d_click"),
    VIEW_1D("1d_view");

    /** All values of {@code action_attribution_windows}; most have no data here, and some none at Meta. */
    static final List<String> LEGAL = List.of("1d_view", "7d_view", "28d_view", "1d_click", "7d_click", "28d_click", "1d_ev",
            "dda", "default", "7d_view_first_conversion", "28d_view_first_conversion", "7d_view_all_conversions",
            "28d_view_all_conversions", "skan_view", "skan_click", "skan_click_second_postback", "skan_view_second_postback",
            "skan_click_third_postback", "skan_view_third_postback", "incrementality");

    private final SerializableString wireName;

    AttributionWindow(String wireName) {
        this.wireName = new SerializedString(wireName);
    }

    static Optional<AttributionWindow> named(String name) {
        return Arrays.stream(values()).filter(window -> window.wireName.getValue().equals(name)).findFirst();
    }

    SerializableString wireName() {
        return wireName;
    }

    /** The part of an item's amount that falls into this window. On Meta people act by clicking, at once. */
    long part(long amount, Origin origin) {
        long views = origin == Origin.ON_META ? 0 : amount / 5;
        long clicks = amount - views;
        return switch (this) {
            case VIEW_1D -> views;
            case CLICK_7D -> clicks;
            case CLICK_1D -> origin == Origin.ON_META ? clicks : clicks - clicks / 3;
            case CLICK_28D -> origin == Origin.ON_META ? clicks : clicks + amount / 10;
        };
    }
}
