package dev.fbads.query.metric;

import java.util.List;

/**
 * The goals of campaigns. Meta reports one event under several action types: {@code omni_*} or the plain name over all
 * channels, {@code offsite_conversion.*} and {@code onsite_*} per channel. A result is the first of its aliases that an object
 * has, so that an event counts once; results of several objects are added up.
 */
public enum Result {
    LEADS(ActionList.ACTIONS, "lead", "onsite_conversion.lead_grouped", "offsite_conversion.fb_pixel_lead"),
    PURCHASES(ActionList.ACTIONS, Result.OMNI_PURCHASE, Result.PURCHASE, Result.PIXEL_PURCHASE, Result.WEB_PURCHASE,
            Result.SHOP_PURCHASE, Result.STORE_PURCHASE, Result.APP_PURCHASE),
    PURCHASE_VALUE(ActionList.ACTION_VALUES, Result.OMNI_PURCHASE, Result.PURCHASE, Result.PIXEL_PURCHASE, Result.WEB_PURCHASE,
            Result.SHOP_PURCHASE, Result.STORE_PURCHASE, Result.APP_PURCHASE),
    CONTACTS(ActionList.ACTIONS, "contact_total", "contact", "contact_website", "offsite_conversion.fb_pixel_contact"),
    ADDS_TO_CART(ActionList.ACTIONS, "omni_add_to_cart", "add_to_cart", "offsite_conversion.fb_pixel_add_to_cart",
            "app_custom_event.fb_mobile_add_to_cart"),
    CHECKOUTS_INITIATED(ActionList.ACTIONS, "omni_initiated_checkout", "initiate_checkout",
            "offsite_conversion.fb_pixel_initiate_checkout", "app_custom_event.fb_mobile_initiated_checkout"),
    REGISTRATIONS_COMPLETED(ActionList.ACTIONS, "omni_complete_registration", "complete_registration",
            "offsite_conversion.fb_pixel_complete_registration", "app_custom_event.fb_mobile_complete_registration"),
    SUBSCRIPTIONS(ActionList.ACTIONS, "subscribe_total", "subscribe", "subscribe_website",
            "offsite_conversion.fb_pixel_subscribe"),
    SEARCHES(ActionList.ACTIONS, "omni_search", "search", "offsite_conversion.fb_pixel_search",
            "app_custom_event.fb_mobile_search"),
    APP_INSTALLS(ActionList.ACTIONS, "omni_app_install", "mobile_app_install", "app_install");

    private static final String OMNI_PURCHASE = "omni_purchase";
    private static final String PURCHASE = "purchase";
    private static final String PIXEL_PURCHASE = "offsite_conversion.fb_pixel_purchase";
    private static final String WEB_PURCHASE = "onsite_web_purchase";
    private static final String SHOP_PURCHASE = "onsite_conversion.purchase";
    private static final String STORE_PURCHASE = "web_in_store_purchase";
    private static final String APP_PURCHASE = "app_custom_event.fb_mobile_purchase";

    private final ActionList list;
    private final List<String> aliases;

    Result(ActionList list, String... aliases) {
        this.list = list;
        this.aliases = List.of(aliases);
    }

    /** The list of its aliases. */
    public ActionList list() {
        return list;
    }

    /** Meta's action types for it, preferred first. */
    public List<String> aliases() {
        return aliases;
    }
}
