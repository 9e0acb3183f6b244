package dev.fbads.simulator.dataset;

/** What is counted per ad, day and breakdown value. Every other metric is computed from these. */
public enum Counter {
    /** Times shown. */
    IMPRESSIONS,
    /** Distinct persons; not additive. */
    REACH,
    /** Minor units of the account's currency. */
    SPEND,
    /** Clicks of all kinds. */
    CLICKS,
    /** Distinct persons who clicked; not additive. */
    UNIQUE_CLICKS,
    /** Clicks on a link, at most {@link #CLICKS}. */
    LINK_CLICK,
    /** Landing pages that loaded. */
    LANDING_PAGE_VIEW,
    /** Comments on the post. */
    COMMENT,
    /** Likes of the page. */
    LIKE,
    /** Reactions to the post. */
    POST_REACTION,
    /** Shares of the post. */
    POST,
    /** Saves of the post. */
    POST_SAVE,
    /** Three-second video plays. */
    VIDEO_VIEW,
    /** Photo openings. */
    PHOTO_VIEW,
    /** Purchases on the web site, off Meta. */
    PURCHASE,
    /** What was purchased, in minor units of the account's currency. */
    PURCHASE_VALUE,
    /** Baskets, off Meta. */
    ADD_TO_CART,
    /** Checkouts, off Meta. */
    INITIATE_CHECKOUT,
    /** Product pages, off Meta. */
    VIEW_CONTENT,
    /** Leads of the web site, off Meta. */
    PIXEL_LEAD,
    /** Leads of Meta's own forms. */
    FORM_LEAD,
    /** Registrations, off Meta. */
    COMPLETE_REGISTRATION,
    /** Searches, off Meta. */
    SEARCH,
    /** Contacts, off Meta. */
    CONTACT,
    /** Subscriptions, off Meta. */
    SUBSCRIBE,
    /** Installations of the app, off Meta. */
    APP_INSTALL;

    /** How many there are, for arrays that are indexed by ordinal. */
    public static final int COUNT = values().length;
}
