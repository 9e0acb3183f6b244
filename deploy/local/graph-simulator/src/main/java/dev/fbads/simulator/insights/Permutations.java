package dev.fbads.simulator.insights;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which breakdowns go together: Meta's table of permutations. A line that ends in {@code *} may be joined with the three
 * joinable action breakdowns. Beyond the table, {@code platform_position} is let through alone when no action is involved
 * and {@code device_platform}, {@code action_video_type}, {@code action_video_sound} and
 * {@code action_canvas_component_name} are, since they are known to be served.
 */
final class Permutations {

    private static final Set<String> JOINABLE = Set.of("action_type", "action_target_id", "action_destination");

    private static final List<Permutation> TABLE = """
            action_type *
            action_target_id *
            action_destination *
            action_device *
            action_device impression_device *
            action_device publisher_platform *
            action_device publisher_platform impression_device *
            action_device publisher_platform platform_position *
            action_device publisher_platform platform_position impression_device *
            action_reaction
            action_type action_reaction
            age *
            gender *
            age gender *
            country *
            region *
            publisher_platform *
            publisher_platform impression_device *
            publisher_platform platform_position *
            publisher_platform platform_position impression_device *
            platform_position
            device_platform *
            publisher_platform device_platform *
            product_id *
            comscore_market *
            hourly_stats_aggregated_by_advertiser_time_zone *
            hourly_stats_aggregated_by_audience_time_zone *
            action_video_type
            action_type action_video_type
            action_video_sound
            action_type action_video_sound
            action_canvas_component_name
            action_type action_canvas_component_name
            app_id skan_conversion_id""".lines().map(Permutation::parse).toList();

    private static final Set<String> CAROUSEL = Set.of("action_carousel_card_id", "action_carousel_card_name");
    private static final Set<Set<String>> NEXT_TO_CAROUSEL = Set.of(Set.of(), Set.of("impression_device"), Set.of("country"),
            Set.of("age"), Set.of("gender"), Set.of("age", "gender"));
    private static final Set<String> ASSETS = Set.of("ad_format_asset", "body_asset", "call_to_action_asset",
            "description_asset", "image_asset", "link_url_asset", "title_asset", "video_asset");

    private Permutations() {
    }

    static boolean allow(Set<String> asked) {
        return asked.isEmpty()
                || TABLE.stream().anyMatch(permutation -> permutation.allows(asked))
                || isCarousel(asked)
                || isAsset(asked);
    }

    private static boolean isCarousel(Set<String> asked) {
        Set<String> others = new HashSet<>(asked);
        return others.removeAll(CAROUSEL) && NEXT_TO_CAROUSEL.contains(others);
    }

    private static boolean isAsset(Set<String> asked) {
        Set<String> others = new HashSet<>(asked);
        others.removeAll(Set.of("age", "gender"));
        others.removeAll(JOINABLE);
        return others.size() == 1 && ASSETS.containsAll(others);
    }

    private record Permutation(Set<String> names, boolean joinable) {

        static Permutation parse(String line) {
            Set<String> names = Arrays.stream(line.split(" ")).collect(Collectors.toCollection(HashSet::new));
            boolean joinable = names.remove("*");
            return new Permutation(Set.copyOf(names), joinable);
        }

        boolean allows(Set<String> asked) {
            Set<String> others = new HashSet<>(asked);
            others.removeAll(names);
            return asked.containsAll(names) && (joinable ? JOINABLE.containsAll(others) : others.isEmpty());
        }
    }
}
