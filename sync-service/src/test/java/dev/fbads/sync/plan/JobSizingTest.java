package dev.fbads.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JobSizingTest {

    private static final int DAILY_UP_TO = 90;

    private final JobSizing sizing = new JobSizing(3000, new JobSizing.Bounds(7, 30, 10), new JobSizing.Bounds(1, 11, 3));

    @Property
    void aJobHasAboutTheTargetNumberOfRows(@ForAll @IntRange(min = 1, max = 200_000) int ads) {
        PlanLimits limits = sizing.limits(DAILY_UP_TO, ads);

        assertThat(limits.daysPerJob()).isBetween(7, 30);
        assertThat(limits.daysPerJob() == 7 || limits.daysPerJob() * ads <= 3000).as("rows of %d days", limits.daysPerJob())
                .isTrue();
        assertThat(limits.daysPerJob() == 30 || (limits.daysPerJob() + 1) * ads > 3000).as("one day more would fit").isTrue();
        assertThat(limits.monthsPerJob()).isBetween(1, 11);
        assertThat(limits.monthsPerJob() == 1 || limits.monthsPerJob() * ads <= 3000).isTrue();
    }

    @Property
    void moreAdsNeverMakeALargerJob(@ForAll @IntRange(min = 1, max = 100_000) int ads,
            @ForAll @IntRange(min = 0, max = 100_000) int more) {
        PlanLimits few = sizing.limits(DAILY_UP_TO, ads);
        PlanLimits many = sizing.limits(DAILY_UP_TO, ads + more);

        assertThat(many.daysPerJob()).isLessThanOrEqualTo(few.daysPerJob());
        assertThat(many.monthsPerJob()).isLessThanOrEqualTo(few.monthsPerJob());
    }

    @Test
    void anAccountWithoutKnownAdsIsFetchedInSmallSteps() {
        assertThat(sizing.limits(DAILY_UP_TO, 0)).isEqualTo(new PlanLimits(DAILY_UP_TO, 10, 3));
    }

    @Test
    void reversedBoundsAreRefused() {
        assertThatThrownBy(() -> new JobSizing.Bounds(7, 30, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobSizing.Bounds(7, 6, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JobSizing(3000, new JobSizing.Bounds(1, 400, 10), new JobSizing.Bounds(1, 11, 3))
                .limits(DAILY_UP_TO, 1)).as("365 days are the most").isInstanceOf(IllegalArgumentException.class);
    }
}
