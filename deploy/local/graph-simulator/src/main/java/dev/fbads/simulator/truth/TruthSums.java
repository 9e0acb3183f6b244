package dev.fbads.simulator.truth;

import static dev.fbads.simulator.dataset.Counter.*;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.fbads.simulator.dataset.Counter;
import dev.fbads.simulator.dataset.MetricSums;
import io.vertx.core.json.JsonObject;

/**
 * Additive sums of ad-days by metric and action type. Names the actions by itself, on purpose: a mistake in what Graph is
 * served shows as a difference.
 */
final class TruthSums {

    private static final Map<String, Counter[]> ACTIONS = new LinkedHashMap<>();

    static {
        one(LINK_CLICK, "link_click");
        one(COMMENT, "comment");
        one(LIKE, "like");
        one(POST_REACTION, "post_reaction");
        one(POST, "post");
        one(POST_SAVE, "onsite_conversion.post_save");
        one(VIDEO_VIEW, "video_view");
        one(PHOTO_VIEW, "photo_view");
        ACTIONS.put("post_engagement",
                new Counter[] { LINK_CLICK, COMMENT, LIKE, POST_REACTION, POST, POST_SAVE, VIDEO_VIEW });
        ACTIONS.put("page_engagement",
                new Counter[] { LINK_CLICK, COMMENT, LIKE, POST_REACTION, POST, POST_SAVE, VIDEO_VIEW, PHOTO_VIEW });
        one(LANDING_PAGE_VIEW, "landing_page_view", "omni_landing_page_view");
        one(PURCHASE, "purchase", "omni_purchase", "offsite_conversion.fb_pixel_purchase", "onsite_web_purchase",
                "web_in_store_purchase");
        one(ADD_TO_CART, "add_to_cart", "omni_add_to_cart", "offsite_conversion.fb_pixel_add_to_cart");
        one(INITIATE_CHECKOUT, "initiate_checkout", "omni_initiated_checkout",
                "offsite_conversion.fb_pixel_initiate_checkout");
        one(VIEW_CONTENT, "view_content", "omni_view_content", "offsite_conversion.fb_pixel_view_content");
        one(SEARCH, "search", "offsite_conversion.fb_pixel_search");
        ACTIONS.put("lead", new Counter[] { PIXEL_LEAD, FORM_LEAD });
        one(PIXEL_LEAD, "offsite_conversion.fb_pixel_lead");
        one(FORM_LEAD, "onsite_conversion.lead_grouped");
        one(COMPLETE_REGISTRATION, "complete_registration", "offsite_conversion.fb_pixel_complete_registration");
        one(CONTACT, "contact");
        one(SUBSCRIBE, "subscribe");
        one(APP_INSTALL, "omni_app_install", "mobile_app_install");
    }

    private final long[] counters = new long[Counter.COUNT];
    private final Map<String, Long> uniqueActions = new LinkedHashMap<>();
    private boolean delivered;

    private static void one(Counter counter, String... names) {
        for (String name : names) {
            ACTIONS.put(name, new Counter[] { counter });
        }
    }

    /** Adds one ad's day. */
    void add(MetricSums day) {
        delivered = true;
        for (Counter counter : Counter.values()) {
            counters[counter.ordinal()] += day.get(counter);
        }
        ACTIONS.forEach((name, parts) -> {
            long count = count(day, parts);
            if (count > 0) {
                uniqueActions.merge(name, day.distinctOf(count), Long::sum);
            }
        });
    }

    /** Whether anything was added. */
    boolean isDelivered() {
        return delivered;
    }

    /** Writes the sums into an object; money in major units with all decimals of the currency. */
    JsonObject into(JsonObject json, int minorDigits) {
        JsonObject actions = new JsonObject();
        JsonObject values = new JsonObject();
        ACTIONS.forEach((name, parts) -> {
            long count = 0;
            for (Counter part : parts) {
                count += get(part);
            }
            if (count > 0) {
                actions.put(name, count);
            }
            if (count > 0 && parts[0] == PURCHASE) {
                values.put(name, money(get(PURCHASE_VALUE), minorDigits));
            }
        });
        return json
                .put("spend", money(get(SPEND), minorDigits))
                .put("impressions", get(IMPRESSIONS))
                .put("clicks", get(CLICKS))
                .put("inline_link_clicks", get(LINK_CLICK))
                .put("inline_post_engagement", actions.getLong("post_engagement", 0L))
                .put("actions", actions)
                .put("action_values", values)
                .put("unique_actions", new JsonObject(new LinkedHashMap<>(uniqueActions)));
    }

    private static long count(MetricSums day, Counter[] parts) {
        long count = 0;
        for (Counter part : parts) {
            count += day.get(part);
        }
        return count;
    }

    private long get(Counter counter) {
        return counters[counter.ordinal()];
    }

    private static String money(long minor, int minorDigits) {
        return BigDecimal.valueOf(minor, minorDigits).toPlainString();
    }
}
