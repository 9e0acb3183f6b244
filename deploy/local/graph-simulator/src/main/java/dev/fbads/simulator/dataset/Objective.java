package dev.fbads.simulator.dataset;

/** What a campaign is for; decides which actions its ads bring. */
public enum Objective {
    /** Purchases on the web site. */
    OUTCOME_SALES("OFFSITE_CONVERSIONS"),
    /** Leads, on the site and in forms. */
    OUTCOME_LEADS("LEAD_GENERATION"),
    /** Visits. */
    OUTCOME_TRAFFIC("LINK_CLICKS"),
    /** Reactions, comments, video views. */
    OUTCOME_ENGAGEMENT("POST_ENGAGEMENT"),
    /** Being seen. */
    OUTCOME_AWARENESS("REACH"),
    /** Installations. */
    OUTCOME_APP_PROMOTION("APP_INSTALLS");

    private final String optimizationGoal;

    Objective(String optimizationGoal) {
        this.optimizationGoal = optimizationGoal;
    }

    /** What the ad sets of such a campaign optimise for, as Meta names it. */
    public String optimizationGoal() {
        return optimizationGoal;
    }
}
