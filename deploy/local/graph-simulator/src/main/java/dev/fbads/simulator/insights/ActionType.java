package dev.fbads.simulator.insights;

import static dev.fbads.simulator.dataset.Counter.*;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.fbads.simulator.dataset.Counter;
import dev.fbads.simulator.dataset.MetricSums;

/**
 * One {@code action_type}. They overlap: {@code page_engagement} contains {@code post_engagement}, which contains clicks,
 * comments, likes and reactions; and one purchase is reported under several names. So they must never be summed.
 *
 * @param parts counters that it is the sum of
 * @param origin where it happens, which decides what breakdowns and windows apply
 * @param basic whether it is neither an alias nor a sum of others
 * @param worth counter of what it is worth, in minor units; null when it has no value
 */
record ActionType(SerializableString name, List<Counter> parts, Origin origin, boolean basic, @Nullable Counter worth) {

    /** What {@code inline_post_engagement} counts. */
    static final ActionType POST_ENGAGEMENT = onMeta("post_engagement", false, LINK_CLICK, COMMENT, LIKE, POST_REACTION, POST,
            POST_SAVE, VIDEO_VIEW);

    /** All types, in the order in which they are listed. */
    static final List<ActionType> ALL = List.of(
            onMeta("link_click", true, LINK_CLICK),
            onMeta("comment", true, COMMENT),
            onMeta("like", true, LIKE),
            onMeta("post_reaction", true, POST_REACTION),
            onMeta("post", true, POST),
            onMeta("onsite_conversion.post_save", true, POST_SAVE),
            onMeta("video_view", true, VIDEO_VIEW),
            onMeta("photo_view", true, PHOTO_VIEW),
            POST_ENGAGEMENT,
            onMeta("page_engagement", false, LINK_CLICK, COMMENT, LIKE, POST_REACTION, POST, POST_SAVE, VIDEO_VIEW, PHOTO_VIEW),
            web("landing_page_view", true, LANDING_PAGE_VIEW),
            web("omni_landing_page_view", false, LANDING_PAGE_VIEW),
            sale("purchase", true),
            sale("omni_purchase", false),
            sale("offsite_conversion.fb_pixel_purchase", false),
            sale("onsite_web_purchase", false),
            sale("web_in_store_purchase", false),
            web("add_to_cart", true, ADD_TO_CART),
            web("omni_add_to_cart", false, ADD_TO_CART),
            web("offsite_conversion.fb_pixel_add_to_cart", false, ADD_TO_CART),
            web("initiate_checkout", true, INITIATE_CHECKOUT),
            web("omni_initiated_checkout", false, INITIATE_CHECKOUT),
            web("offsite_conversion.fb_pixel_initiate_checkout", false, INITIATE_CHECKOUT),
            web("view_content", true, VIEW_CONTENT),
            web("omni_view_content", false, VIEW_CONTENT),
            web("offsite_conversion.fb_pixel_view_content", false, VIEW_CONTENT),
            web("search", true, SEARCH),
            web("offsite_conversion.fb_pixel_search", false, SEARCH),
            web("lead", false, PIXEL_LEAD, FORM_LEAD),
            web("offsite_conversion.fb_pixel_lead", true, PIXEL_LEAD),
            onMeta("onsite_conversion.lead_grouped", true, FORM_LEAD),
            web("complete_registration", true, COMPLETE_REGISTRATION),
            web("offsite_conversion.fb_pixel_complete_registration", false, COMPLETE_REGISTRATION),
            web("contact", true, CONTACT),
            web("subscribe", true, SUBSCRIBE),
            app("omni_app_install", true),
            app("mobile_app_install", false));

    /** Where an action happens. */
    enum Origin {
        /** On Facebook or Instagram. */
        ON_META,
        /** On a web site. */
        WEB,
        /** In an app. */
        APP
    }

    long count(MetricSums sums) {
        long count = 0;
        for (int i = 0; i < parts.size(); i++) {
            count += sums.get(parts.get(i));
        }
        return count;
    }

    /** Minor units of the account's currency. */
    long worth(MetricSums sums) {
        return worth == null ? 0 : sums.get(worth);
    }

    private static ActionType onMeta(String name, boolean basic, Counter... parts) {
        return new ActionType(new SerializedString(name), List.of(parts), Origin.ON_META, basic, null);
    }

    private static ActionType web(String name, boolean basic, Counter... parts) {
        return new ActionType(new SerializedString(name), List.of(parts), Origin.WEB, basic, null);
    }

    private static ActionType sale(String name, boolean basic) {
        return new ActionType(new SerializedString(name), List.of(PURCHASE), Origin.WEB, basic, PURCHASE_VALUE);
    }

    private static ActionType app(String name, boolean basic) {
        return new ActionType(new SerializedString(name), List.of(APP_INSTALL), Origin.APP, basic, null);
    }
}
