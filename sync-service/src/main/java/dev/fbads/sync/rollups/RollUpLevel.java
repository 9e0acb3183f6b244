package dev.fbads.sync.rollups;

import java.util.Locale;

/** The level of a roll-up. */
enum RollUpLevel {
    ACCOUNT,
    CAMPAIGN,
    ADSET,
    AD;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level with the given name in the table. */
    static RollUpLevel ofWire(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The id of the object at this level that the row belongs to. */
    String objectId(String accountId, AdFigures row) {
        return switch (this) {
            case ACCOUNT -> accountId;
            case CAMPAIGN -> row.campaignId();
            case ADSET -> row.adsetId();
            case AD -> row.adId();
        };
    }
}
