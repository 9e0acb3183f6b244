package dev.fbads.simulator.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.fbads.simulator.dataset.AdObject;

/**
 * Divides an action's amount by one action breakdown. What happened on a web site is reported without the breakdown's value,
 * what happened in an app not at all; actions that the breakdown does not concern are reported without its value.
 */
record ActionShares(List<Share> shares) {

    private static final ActionShares UNDIVIDED = whole("");
    private static final ActionShares NOTHING = new ActionShares(List.of());
    private static final Set<String> CLICKS = Set.of("link_click", "post_engagement", "page_engagement");

    /** One value and its weight; an empty value is left out of the item. */
    record Share(String value, int weight) {
    }

    ActionShares {
        shares = List.copyOf(shares);
    }

    /** Everything under one value. */
    static ActionShares whole(String value) {
        return new ActionShares(List.of(new Share(value, 1)));
    }

    static ActionShares of(String breakdown, ActionType type, AdObject object) {
        String name = type.name().getValue();
        return switch (breakdown) {
            case "action_reaction" -> name.equals("post_reaction")
                    ? of("like", 70, "love", 18, "haha", 5, "wow", 4, "sad", 2, "anger", 1)
                    : UNDIVIDED;
            case "action_video_type" -> name.equals("video_view") ? of("total", 70, "auto_played", 26, "click_to_play", 4)
                    : UNDIVIDED;
            case "action_video_sound" -> name.equals("video_view") ? of("any_sound", 30, "no_sound", 70) : UNDIVIDED;
            default -> switch (type.origin()) {
                case APP -> NOTHING;
                case WEB -> UNDIVIDED;
                case ON_META -> onMeta(breakdown, name, object);
            };
        };
    }

    private static ActionShares onMeta(String breakdown, String type, AdObject object) {
        String id = object.id();
        return switch (breakdown) {
            case "action_device" -> of("iphone", 45, "android_smartphone", 38, "desktop", 12, "ipad", 5);
            case "action_target_id" -> of("1" + id, 80, "2" + id, 20);
            case "action_destination" -> CLICKS.contains(type) ? of("boutique.example", 85, "blogue.example", 15) : UNDIVIDED;
            case CarouselCards.ID, CarouselCards.NAME -> CLICKS.contains(type) && CarouselCards.areIn(object)
                    ? CarouselCards.shares(breakdown, object)
                    : UNDIVIDED;
            case "action_canvas_component_name" -> CLICKS.contains(type) ? of("Bouton « Acheter »", 60, "Photo 1", 40)
                    : UNDIVIDED;
            default -> UNDIVIDED;
        };
    }

    /** The part of each share; together they are the amount. */
    List<Long> divide(long amount) {
        long weights = shares.stream().mapToLong(Share::weight).sum();
        List<Long> parts = new ArrayList<>();
        long running = 0;
        long given = 0;
        for (Share share : shares) {
            running += share.weight();
            long upTo = (amount * running * 2 + weights) / (weights * 2);
            parts.add(upTo - given);
            given = upTo;
        }
        return parts;
    }

    private static ActionShares of(Object... valuesAndWeights) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < valuesAndWeights.length; i += 2) {
            shares.add(new Share((String) valuesAndWeights[i], (Integer) valuesAndWeights[i + 1]));
        }
        return new ActionShares(shares);
    }
}
