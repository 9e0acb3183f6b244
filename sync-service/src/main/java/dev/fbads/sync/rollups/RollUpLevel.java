package dev.fbads.sync.rollups;

import java.util.Locale;

/** What a roll-up adds up. */
enum RollUpLevel {
    ACCOUNT,
    CAMPAIGN,
    ADSET,
    AD;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level called so in the table. */
    static RollUpLevel ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The object at this level that a row of an ad belongs to. */
    String objectId(String accountId, AdFigures row) {
        return switch (this) {
            case ACCOUNT -> accountId;
            case CAMPAIGN -> row.campaignId();
            case ADSET -> row.adsetId();
            case AD -> row.adId();
        };
    }
}
