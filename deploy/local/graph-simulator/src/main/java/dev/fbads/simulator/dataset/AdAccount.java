package dev.fbads.simulator.dataset;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * An ad account with everything in it.
 *
 * @param id digits; Graph paths put {@code act_} before it
 * @param limitedHistory whether days of more than 37 months ago are refused, as Meta does
 */
public record AdAccount(String id, String name, ZoneId zone, Currency currency, Instant created, boolean limitedHistory,
        List<Campaign> campaigns, List<AdSet> adSets, List<Ad> ads, Delivery delivery) implements AdObject {

    /** Copies the lists. */
    public AdAccount {
        campaigns = List.copyOf(campaigns);
        adSets = List.copyOf(adSets);
        ads = List.copyOf(ads);
    }

    /** The id with {@code act_}. */
    public String prefixedId() {
        return "act_" + id;
    }

    /** Digits behind the decimal point of the currency: 2 for most, 0 for JPY. */
    public int minorDigits() {
        return currency.getDefaultFractionDigits();
    }

    /** The ads below an object of this account. */
    public List<Ad> adsOf(AdObject object) {
        return switch (object) {
            case AdAccount account -> ads;
            case Campaign campaign -> ads.stream().filter(ad -> ad.campaign().equals(campaign)).toList();
            case AdSet adSet -> ads.stream().filter(ad -> ad.adSet().equals(adSet)).toList();
            case Ad ad -> List.of(ad);
        };
    }

    /** Accounts are equal when their ids are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AdAccount account && account.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return prefixedId();
    }
}
