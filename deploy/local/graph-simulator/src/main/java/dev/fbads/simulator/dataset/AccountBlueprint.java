package dev.fbads.simulator.dataset;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Who the generated accounts are; how many ads they have is configuration. */
record AccountBlueprint(int number, String name, ZoneId zone, Currency currency, Market market) {

    /** In the order of the configured sizes. */
    static final List<AccountBlueprint> ALL = List.of(
            of(1, "Maison Lavande – boutique", "Europe/Paris", "EUR", Market.FRANCE),
            of(2, "Green Mountain Outfitters", "America/New_York", "USD", Market.UNITED_STATES),
            of(3, "さくら文具店", "Asia/Tokyo", "JPY", Market.JAPAN),
            of(4, "Érablière du Nord (demo)", "America/Toronto", "CAD", Market.CANADA),
            of(5, "Southern Cross Surf Co.", "Australia/Sydney", "AUD", Market.AUSTRALIA),
            of(6, "Chaussures Bélanger & Fils", "America/Toronto", "CAD", Market.CANADA));

    private static AccountBlueprint of(int number, String name, String zone, String currency, Market market) {
        return new AccountBlueprint(number, name, ZoneId.of(zone), Currency.getInstance(currency), market);
    }

    String id() {
        return "900100" + number + "00";
    }
}
