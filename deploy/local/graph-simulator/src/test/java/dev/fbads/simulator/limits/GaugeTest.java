package dev.fbads.simulator.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class GaugeTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration BLOCK = Duration.ofSeconds(300);

    @Test
    void anHourEndsAnHourAfterTheFirstCall() {
        Gauge gauge = new Gauge(Regime.BUC_INSIGHTS);
        for (int i = 0; i < 3; i++) {
            assertThat(gauge.use(START.plusSeconds(i), 1, 3, BLOCK)).isTrue();
        }

        assertThat(gauge.use(START.plusSeconds(600), 1, 3, BLOCK)).isFalse();
        assertThat(gauge.percent(START.plusSeconds(600), 3)).isEqualTo(100);
        assertThat(gauge.regain(START.plusSeconds(600), 3)).isEqualTo(Duration.ofMinutes(50));
        assertThat(gauge.use(START.plusSeconds(3600), 1, 3, BLOCK)).isTrue();
    }

    @Test
    void aScoreLeaksAwayAndBlocksWhenItIsFull() {
        Gauge gauge = new Gauge(Regime.SCORE);
        for (int i = 0; i < 20; i++) {
            assertThat(gauge.use(START, 3, 60, BLOCK)).isTrue();
        }

        assertThat(gauge.use(START, 1, 60, BLOCK)).isFalse();
        assertThat(gauge.use(START.plusSeconds(299), 1, 60, BLOCK)).isFalse();
        assertThat(gauge.regain(START.plusSeconds(299), 60)).isEqualTo(Duration.ofSeconds(1));
        assertThat(gauge.use(START.plusSeconds(300), 1, 60, BLOCK)).isTrue();
        assertThat(gauge.percent(START.plusSeconds(300), 60)).isLessThan(2);
    }

    @Test
    void halfAWindowLeaksHalfOfTheMaximum() {
        Gauge gauge = new Gauge(Regime.SCORE);
        gauge.use(START, 60, 60, BLOCK);

        assertThat(gauge.percent(START.plusSeconds(150), 60)).isEqualTo(50);
    }

    @Test
    void whatOthersUseCountsToo() {
        Gauge gauge = new Gauge(Regime.APP);
        gauge.floor(80);
        assertThat(gauge.percent(START, 100)).isEqualTo(80);
        assertThat(gauge.use(START, 1, 100, BLOCK)).isTrue();

        gauge.floor(100);

        assertThat(gauge.use(START, 1, 100, BLOCK)).isFalse();
    }
}
