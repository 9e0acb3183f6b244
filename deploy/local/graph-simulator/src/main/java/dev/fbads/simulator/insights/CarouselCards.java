package dev.fbads.simulator.insights;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.AdProfile;

/** The cards of a carousel. A card has an id and a name, so the two breakdowns divide alike and never cross. */
final class CarouselCards {

    static final String ID = "action_carousel_card_id";
    static final String NAME = "action_carousel_card_name";

    private static final List<Card> CARDS = List.of(new Card("3", "Été", 50), new Card("4", "Automne", 30),
            new Card("5", "Hiver", 20));

    private CarouselCards() {
    }

    private record Card(String prefix, String name, int weight) {

        String value(String breakdown, AdObject object) {
            return breakdown.equals(ID) ? prefix + object.id() : name;
        }
    }

    /** Whether an object shows cards at all; a campaign may. */
    static boolean areIn(AdObject object) {
        return !(object instanceof Ad ad) || ad.profile().format() == AdProfile.Format.CAROUSEL;
    }

    static ActionShares shares(String breakdown, AdObject object) {
        return new ActionShares(CARDS.stream()
                .map(card -> new ActionShares.Share(card.value(breakdown, object), card.weight()))
                .toList());
    }

    /** The value of a card breakdown, when the other one already says which card it is. */
    static Optional<String> known(String breakdown, Map<String, String> values, AdObject object) {
        String other = breakdown.equals(ID) ? NAME : ID;
        if (!(breakdown.equals(ID) || breakdown.equals(NAME)) || !values.containsKey(other)) {
            return Optional.empty();
        }
        return Optional.of(CARDS.stream()
                .filter(card -> card.value(other, object).equals(values.get(other)))
                .findFirst()
                .map(card -> card.value(breakdown, object))
                .orElse(""));
    }
}
