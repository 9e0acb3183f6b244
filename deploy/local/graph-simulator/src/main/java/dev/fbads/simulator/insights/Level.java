package dev.fbads.simulator.insights;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.AdSet;
import dev.fbads.simulator.dataset.Campaign;

/** What a row of insights is about; from the whole to the part. */
public enum Level {
    /** The account. */
    ACCOUNT,
    /** A campaign. */
    CAMPAIGN,
    /** An ad set. */
    ADSET,
    /** An ad. */
    AD;

    /** The level of an object itself. */
    public static Level of(AdObject object) {
        return switch (object) {
            case AdAccount account -> ACCOUNT;
            case Campaign campaign -> CAMPAIGN;
            case AdSet adSet -> ADSET;
            case Ad ad -> AD;
        };
    }

    /** The object of this level that an ad belongs to. */
    public AdObject of(AdAccount account, Ad ad) {
        return switch (this) {
            case ACCOUNT -> account;
            case CAMPAIGN -> ad.campaign();
            case ADSET -> ad.adSet();
            case AD -> ad;
        };
    }

    /** This level and those below it, as Meta names them. */
    List<String> andBelow() {
        return Stream.of(values()).filter(level -> level.compareTo(this) >= 0).map(Level::wireName).toList();
    }

    /** As Meta names it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
