package dev.fbads.sync.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    @Property
    void theDelayGrowsToTheCapAndIsAtLeastHalfAStep(@ForAll long seed, @ForAll @IntRange(min = 0, max = 100) int failures) {
        Duration pause = new Backoff(new TestJobConfig(), new Random(seed)).after(failures);

        long step = Math.min(Duration.ofMinutes(5).toMillis(), 2_000L << Math.min(failures, 20));
        assertThat(pause.toMillis()).isBetween(step / 2, step);
    }
}
