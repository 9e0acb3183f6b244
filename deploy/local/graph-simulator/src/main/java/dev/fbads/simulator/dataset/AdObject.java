package dev.fbads.simulator.dataset;

/** What insights can be asked of: an account, a campaign, an ad set or an ad. */
public sealed interface AdObject permits AdAccount, Campaign, AdSet, Ad {

    /** Digits only, also for an account. */
    String id();

    /** As the advertiser named it. */
    String name();
}
