package dev.fbads.simulator.dataset;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Who the generated accounts are; how many ads they have is configuration. */
record AccountBlueprint(int number, String name, ZoneId zone, Currency currency, Market market) {

    /** More would need longer ids. */
    static final int MOST = 999;

    private static final List<AccountBlueprint> NAMED = List.of(
            of(1, "Maison Lavande – boutique", "Europe/Paris", "EUR", Market.FRANCE),
            of(2, "Green Mountain Outfitters", "America/New_York", "USD", Market.UNITED_STATES),
            of(3, "さくら文具店", "Asia/Tokyo", "JPY", Market.JAPAN),
            of(4, "Érablière du Nord (demo)", "America/Toronto", "CAD", Market.CANADA),
            of(5, "Southern Cross Surf Co.", "Australia/Sydney", "AUD", Market.AUSTRALIA),
            of(6, "Chaussures Bélanger & Fils", "America/Toronto", "CAD", Market.CANADA));

    /** The account at a place of the configured sizes; those after the named ones repeat their properties. */
    static AccountBlueprint at(int place) {
        var model = NAMED.get(place % NAMED.size());
        int number = place + 1;
        return place < NAMED.size() ? model
                : new AccountBlueprint(number, model.name + " " + number, model.zone, model.currency, model.market);
    }

    /** An account that was not configured; its ads are seen where those of the named account with this currency are. */
    static AccountBlueprint further(int number, Currency currency, ZoneId zone) {
        var model = NAMED.stream().filter(named -> named.currency.equals(currency)).findFirst().orElse(NAMED.getLast());
        return new AccountBlueprint(number, model.name + " " + number, zone, currency, model.market);
    }

    private static AccountBlueprint of(int number, String name, String zone, String currency, Market market) {
        return new AccountBlueprint(number, name, ZoneId.of(zone), Currency.getInstance(currency), market);
    }

    String id() {
        return "900100" + number + "00";
    }
}
