package dev.fbads.gateway.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.gateway.testing.Requests;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PageSizeTest {

    @Property
    void aPageNeverExpectsMoreRowsThanWantedUnlessOneAdDoes(@ForAll @IntRange(min = 1, max = 5000) int wanted,
            @ForAll @IntRange(min = 1, max = 20_000) int rowsPerAd, @ForAll @IntRange(min = 1, max = 1000) int ceiling) {
        PageSize size = PageSize.forRows(wanted, rowsPerAd, ceiling);

        assertThat(size.limit()).isBetween(1, ceiling);
        assertThat(size.limit() == 1 || (long) size.limit() * rowsPerAd <= wanted).isTrue();
        assertThat(size.limit() == ceiling || (size.limit() + 1L) * rowsPerAd > wanted).isTrue();
    }

    @Property
    void halvingEndsAtOneAndIsPermanent(@ForAll @IntRange(min = 1, max = 5000) int limit,
            @ForAll @IntRange(min = 0, max = 100_000) int rows) {
        PageSize size = new PageSize(limit, 5000);
        int steps = 0;
        while (size.canShrink()) {
            PageSize half = size.halved();
            assertThat(half.limit()).isLessThan(size.limit());
            assertThat(half.after(rows, 1500).limit()).isLessThanOrEqualTo(half.limit());
            size = half;
            steps++;
        }
        assertThat(size.limit()).isEqualTo(1);
        assertThat(steps).isLessThanOrEqualTo(13);
    }

    @Property
    void thePageSizeStaysWithinBoundsAndDoesNotOscillate(@ForAll @IntRange(min = 1, max = 500) int limit,
            @ForAll @IntRange(min = 0, max = 100) int rowsPerAd) {
        PageSize first = new PageSize(limit, 500).after(limit * rowsPerAd, 1500);
        PageSize second = first.after(first.limit() * rowsPerAd, 1500);

        assertThat(first.limit()).isBetween(Math.max(1, limit / 2), Math.min(500, limit * 2));
        boolean grewThenShrank = first.limit() > limit && second.limit() < first.limit();
        boolean shrankThenGrew = first.limit() < limit && second.limit() > first.limit();
        assertThat(grewThenShrank || shrankThenGrew).isFalse();
    }

    @Property
    void anAdIsExpectedToHaveAtLeastOneRowPerSlice(@ForAll @IntRange(min = 1, max = 1200) int days,
            @ForAll BreakdownSet set) {
        RowSpread spread = RowSpread.of(Requests.days(days, set));

        assertThat(spread.usual()).isBetween(days, spread.most());
        assertThat(spread.usual() % days).isZero();
    }

    @Example
    void monthsCountAsCalendarMonths() {
        LocalDate since = LocalDate.of(2025, 11, 30);
        LocalDate until = LocalDate.of(2026, 2, 1);

        assertThat(RowSpread.of(Requests.of(since, until, Granularity.MONTH, BreakdownSet.NONE)).usual()).isEqualTo(4);
        assertThat(RowSpread.of(Requests.of(since, until, Granularity.MONTH, BreakdownSet.AGE_GENDER)).usual()).isEqualTo(48);
    }
}
