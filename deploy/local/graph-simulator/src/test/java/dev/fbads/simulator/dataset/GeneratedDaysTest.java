package dev.fbads.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fbads.simulator.TestConfig;
import dev.fbads.simulator.time.Today;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GeneratedDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final AdAccount ACCOUNT = dataset(Map.of()).find("act_900100600").orElseThrow().account();
    private static final List<List<String>> EXACT = List.of(List.of("age", "gender"), List.of("gender"), List.of("country"),
            List.of("publisher_platform", "platform_position", "impression_device"), List.of("publisher_platform"),
            List.of("hourly_stats_aggregated_by_advertiser_time_zone"));

    @Test
    void equalSeedsGiveEqualDataAndOthersDoNot() {
        MetricSums one = yearOf(dataset(Map.of()));
        MetricSums same = yearOf(dataset(Map.of()));
        MetricSums other = yearOf(dataset(Map.of("fbads.simulator.dataset.seed", "7")));

        assertThat(one.get(Counter.IMPRESSIONS)).isPositive().isEqualTo(same.get(Counter.IMPRESSIONS))
                .isNotEqualTo(other.get(Counter.IMPRESSIONS));
        assertThat(one.get(Counter.SPEND)).isEqualTo(same.get(Counter.SPEND));
    }

    @Test
    void accountsHaveTheirConfiguredSizesIdsZonesAndCurrencies() {
        assertThat(dataset(Map.of()).accounts()).extracting(account -> "%s %d %s %s".formatted(account.prefixedId(),
                account.ads().size(), account.zone(), account.currency())).containsExactly(
                        "act_900100100 20 Europe/Paris EUR",
                        "act_900100200 50 America/New_York USD",
                        "act_900100300 100 Asia/Tokyo JPY",
                        "act_900100400 200 America/Toronto CAD",
                        "act_900100500 350 Australia/Sydney AUD",
                        "act_900100600 500 America/Toronto CAD");
        assertThat(dataset(Map.of("fbads.simulator.dataset.accounts", "3")).accounts()).extracting(a -> a.ads().size())
                .containsExactly(3);
    }

    @Test
    void aboutTwoThirdsOfTheAdsDeliverOnARecentDay() {
        for (int back = 1; back < 30; back++) {
            LocalDate day = TODAY.minusDays(back);
            long delivering = ACCOUNT.ads().stream().filter(ad -> !whole(ad, day).isEmpty()).count();
            assertThat(delivering).isBetween(300L, 350L);
        }
    }

    @Test
    void adsStartAndEndWithinTheHistory() {
        LocalDate oldest = LocalDate.of(2023, 9, 1);
        assertThat(ACCOUNT.ads()).anyMatch(ad -> ad.firstDay() == oldest.toEpochDay());
        assertThat(ACCOUNT.ads()).anyMatch(ad -> ad.firstDay() > LocalDate.of(2026, 6, 1).toEpochDay());
        assertThat(ACCOUNT.ads()).anyMatch(ad -> ad.lastDay() < LocalDate.of(2026, 1, 1).toEpochDay() && ad.lastDay() > ad
                .firstDay());
        assertThat(ACCOUNT.ads()).anyMatch(ad -> ad.lastDay() < ad.firstDay());
    }

    @Property(tries = 300)
    void cellsAddUpToTheDay(@ForAll @IntRange(max = 499) int adIndex, @ForAll @IntRange(max = 900) int daysAgo) {
        Ad ad = ACCOUNT.ads().get(adIndex);
        LocalDate day = TODAY.minusDays(daysAgo);
        MetricSums whole = whole(ad, day);
        for (List<String> breakdowns : EXACT) {
            MetricSums[] cells = read(ad, day, ACCOUNT.delivery().cells(breakdowns).orElseThrow());
            for (Counter counter : Counter.values()) {
                long sum = IntStream.range(0, cells.length).mapToLong(i -> cells[i].get(counter)).sum();
                if (counter != Counter.REACH && counter != Counter.UNIQUE_CLICKS) {
                    assertThat(sum).describedAs("%s by %s", counter, breakdowns).isEqualTo(whole.get(counter));
                }
            }
            assertThat(cells).allSatisfy(cell -> {
                assertThat(cell.get(Counter.CLICKS)).isLessThanOrEqualTo(cell.get(Counter.IMPRESSIONS));
                assertThat(cell.get(Counter.LINK_CLICK)).isLessThanOrEqualTo(cell.get(Counter.CLICKS));
                assertThat(cell.get(Counter.PURCHASE) > 0).isEqualTo(cell.get(Counter.PURCHASE_VALUE) > 0);
                assertThat(cell.reach()).isLessThanOrEqualTo(cell.get(Counter.IMPRESSIONS));
            });
        }
    }

    @Test
    void regionsFallShortALittle() {
        long whole = 0;
        long byRegion = 0;
        for (Ad ad : ACCOUNT.ads()) {
            whole += whole(ad, TODAY.minusDays(40)).get(Counter.IMPRESSIONS);
            for (MetricSums cell : read(ad, TODAY.minusDays(40), ACCOUNT.delivery().cells(List.of("region")).orElseThrow())) {
                byRegion += cell.get(Counter.IMPRESSIONS);
            }
        }
        assertThat(byRegion).isBetween(whole * 95 / 100, whole - 1);
    }

    @Test
    void conversionsOfADayGrowFor28DaysAndThenStandStill() {
        LocalDate day = LocalDate.of(2026, 6, 10);
        long before = 0;
        for (int age = 1; age <= 60; age++) {
            MetricSums all = allAds(day, new Today(day.plusDays(age), 0));
            assertThat(all.get(Counter.ADD_TO_CART)).isGreaterThanOrEqualTo(before);
            if (age == 5 || age == 15) {
                assertThat(all.get(Counter.ADD_TO_CART)).isGreaterThan(before);
            }
            if (age > 28) {
                assertThat(all.get(Counter.ADD_TO_CART)).isEqualTo(before);
            }
            before = age % 5 == 4 || age >= 28 ? all.get(Counter.ADD_TO_CART) : before;
        }
        MetricSums early = allAds(day, new Today(day.plusDays(1), 0));
        MetricSums late = allAds(day, new Today(day.plusDays(28), 0));
        assertThat(early.get(Counter.PURCHASE)).isPositive().isLessThan(late.get(Counter.PURCHASE));
        assertThat(early.get(Counter.PURCHASE_VALUE)).isLessThan(late.get(Counter.PURCHASE_VALUE));
        assertThat(early.get(Counter.SPEND)).isEqualTo(late.get(Counter.SPEND));
        assertThat(early.get(Counter.LINK_CLICK)).isEqualTo(late.get(Counter.LINK_CLICK));
    }

    @Test
    void todayGrowsWithTheClockAndTomorrowIsEmpty() {
        long before = 0;
        for (int elapsed = 8; elapsed < Today.PARTS; elapsed += 8) {
            long impressions = allAds(TODAY, new Today(TODAY, elapsed)).get(Counter.IMPRESSIONS);
            assertThat(impressions).isGreaterThan(before);
            before = impressions;
        }
        assertThat(allAds(TODAY, new Today(TODAY, 0)).isEmpty()).isTrue();
        assertThat(allAds(TODAY.plusDays(1), new Today(TODAY, 95)).isEmpty()).isTrue();
    }

    private static MetricSums whole(Ad ad, LocalDate day) {
        return read(ad, day, Cells.NONE)[0];
    }

    private static MetricSums[] read(Ad ad, LocalDate day, Cells cells) {
        MetricSums[] sums = IntStream.range(0, cells.size()).mapToObj(i -> new MetricSums()).toArray(MetricSums[]::new);
        ACCOUNT.delivery().reader(cells).addDay(ad, day.toEpochDay(), new Today(TODAY, 50), sums);
        return sums;
    }

    private static MetricSums allAds(LocalDate day, Today today) {
        MetricSums[] sums = { new MetricSums() };
        Delivery.Reader reader = ACCOUNT.delivery().reader(Cells.NONE);
        ACCOUNT.ads().forEach(ad -> reader.addDay(ad, day.toEpochDay(), today, sums));
        return sums[0];
    }

    private static MetricSums yearOf(Dataset dataset) {
        MetricSums[] sums = { new MetricSums() };
        AdAccount account = dataset.accounts().getFirst();
        Delivery.Reader reader = account.delivery().reader(Cells.NONE);
        for (int back = 0; back < 365; back++) {
            for (Ad ad : account.ads()) {
                reader.addDay(ad, TODAY.toEpochDay() - back, new Today(TODAY, 50), sums);
            }
        }
        return sums[0];
    }

    private static Dataset dataset(Map<String, String> properties) {
        return new Dataset(TestConfig.with(properties), List.of());
    }
}
