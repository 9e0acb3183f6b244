package dev.fbads.simulator.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The breakdown families of an account, whose countries and regions are those of its market. */
final class Families {

    private static final int AGE_GENDER = 1;
    private static final int PLATFORM = 2;
    private static final int COUNTRY = 3;
    private static final int REGION = 4;
    private static final int HOUR = 5;
    /** Of 1,000: regions that Meta cannot tell. */
    private static final int LOST_REGIONS = 15;

    private static final BreakdownFamily DEMOGRAPHICS = BreakdownFamily.parse(AGE_GENDER, List.of("age", "gender"), 0, """
            18-24|female|70
            18-24|male|60
            18-24|unknown|3
            25-34|female|160
            25-34|male|120
            25-34|unknown|5
            35-44|female|150
            35-44|male|110
            35-44|unknown|4
            45-54|female|90
            45-54|male|70
            45-54|unknown|3
            55-64|female|60
            55-64|male|45
            55-64|unknown|2
            65+|female|28
            65+|male|18
            65+|unknown|2""");

    private static final BreakdownFamily PLACEMENT = BreakdownFamily.parse(PLATFORM,
            List.of("publisher_platform", "platform_position", "impression_device", "device_platform"), 0, """
                    facebook|feed|iphone|mobile_app|210
                    facebook|feed|android_smartphone|mobile_app|190
                    facebook|feed|desktop|desktop|60
                    facebook|facebook_reels|iphone|mobile_app|60
                    facebook|facebook_reels|android_smartphone|mobile_app|50
                    facebook|facebook_stories|iphone|mobile_app|25
                    facebook|marketplace|android_smartphone|mobile_web|30
                    facebook|right_hand_column|desktop|desktop|15
                    instagram|feed|iphone|mobile_app|120
                    instagram|feed|android_smartphone|mobile_app|60
                    instagram|instagram_stories|iphone|mobile_app|70
                    instagram|instagram_reels|iphone|mobile_app|60
                    instagram|instagram_explore|android_tablet|mobile_app|10
                    audience_network|an_classic|android_smartphone|mobile_app|30
                    messenger|messenger_stories|iphone|mobile_app|10""");

    private Families() {
    }

    static List<BreakdownFamily> of(Market market) {
        List<BreakdownFamily> families = new ArrayList<>();
        families.add(DEMOGRAPHICS);
        families.add(PLACEMENT);
        families.add(BreakdownFamily.parse(COUNTRY, List.of("country"), 0, market.countries()));
        families.add(BreakdownFamily.parse(REGION, List.of("region"), LOST_REGIONS, market.regions()));
        families.add(hours("hourly_stats_aggregated_by_advertiser_time_zone"));
        families.add(hours("hourly_stats_aggregated_by_audience_time_zone"));
        return List.copyOf(families);
    }

    private static BreakdownFamily hours(String breakdown) {
        String lines = IntStream.range(0, 24)
                .mapToObj(hour -> "%02d:00:00 - %02d:59:59|%d".formatted(hour, hour, hour < 6 ? 8 : 20 + 2 * hour))
                .collect(Collectors.joining("\n"));
        return BreakdownFamily.parse(HOUR, List.of(breakdown), 0, lines);
    }
}
