package dev.fbads.simulator.dataset;

import java.util.List;
import java.util.Locale;

/** Names as advertisers give them: accents, quotes, dashes, an emoji. */
final class Names {

    private static final List<String> PRODUCTS = List.of("Bottes d'érable", "Sirop d'érable ambré", "Tuque « Boréale »",
            "Maple boots", "Canoë gonflable", "Chandails de laine", "Coffret Noël 🎁", "Summer \"Sale\"",
            "Raquettes à neige", "Thé du Labrador", "Back to school", "Ensemble fondue");
    private static final List<String> AUDIENCES = List.of("Large 25-54", "Reciblage 30 j", "Lookalike 1 %", "Québec – français",
            "Interests: outdoors", "Clients existants", "Advantage+");
    private static final List<String> SEASONS = List.of("Printemps", "Été", "Automne", "Hiver", "Toujours actif");

    private Names() {
    }

    static String campaign(int number, long seed, Objective objective) {
        String goal = objective.name().substring("OUTCOME_".length());
        return "%02d | %s | %s".formatted(number, pick(SEASONS, seed, 1),
                goal.charAt(0) + goal.substring(1).toLowerCase(Locale.ROOT));
    }

    static String adSet(int number, long seed) {
        return pick(AUDIENCES, seed, 2) + " #" + number;
    }

    static String ad(int number, long seed, AdProfile.Format format) {
        String shown = switch (format) {
            case VIDEO -> "vidéo";
            case CAROUSEL -> "carrousel";
            case IMAGE -> "image";
        };
        return pick(PRODUCTS, seed, 3) + " – " + shown + " " + number;
    }

    private static String pick(List<String> from, long seed, int salt) {
        return from.get((int) SplitMix.below(SplitMix.mix(seed, salt), from.size()));
    }
}
